/**
 * `efiser items import FILE --exam "Medicina interna 2" [--freeze]`: takes an item file into an exam's bank and, where
 * asked, freezes a new form drawn from it. Ends with 0 = done, 2 = refused; a refused file (each bad line is named)
 * changes nothing, a refused freeze leaves the items in the bank.
 */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { Database } from '#db/client.ts'
import { listExams } from '#db/queries/convocatoria-exams.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { freezeFormOfExam, type FreezeFormRefusal } from '#app/use-cases/freeze-form.server.ts'
import { importItems, type ImportedItems } from '#app/use-cases/import-items.server.ts'
import { prerequisiteName } from '#exam-engine/convocatoria/rules.ts'
import type { LineFault } from '#exam-engine/items/jsonl.ts'
import type { Refused } from '#exam-engine/kernel/result.ts'
import { withCliDatabase } from '../open-database.server.ts'
import { simplifyText } from '#exam-engine/kernel/simplify-text.ts'

interface ImportOptions { exam?: string, freeze?: boolean }

const REFUSED = 2

export function register(program: Command): void {
  const items = program.command('items').description('banco de reactivos')
  items.command('import')
    .description('carga un archivo JSON Lines en el banco de un examen; si una línea está mal, no carga ninguna')
    .argument('<archivo>', 'un reactivo por línea (JSON Lines, UTF-8)')
    .option('--exam <examen>', 'CEME y grado, por ejemplo "Medicina interna 2"')
    .option('--freeze', 'congela además una nueva forma, tomada primero de estos reactivos')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : REFUSED))
    .action((file: string, options: ImportOptions) => runImport(file, options))
}

async function runImport(file: string, { exam, freeze = false }: ImportOptions): Promise<void> {
  if (exam === undefined) {
    refuseWith(['Falta decir para qué examen, por ejemplo: --exam "Medicina interna 2"'])
    return
  }
  const bytes = await readFile(file).catch((error: unknown) => {
    refuseWith([`No se pudo leer ${file}: ${error instanceof Error ? error.message : String(error)}`])
    return null
  })
  if (bytes === null) return
  await withCliDatabase((database) => importInto(database, { file, bytes, exam, freeze }))
}

interface ImportInput { file: string, bytes: Uint8Array, exam: string, freeze: boolean }

async function importInto(database: Database, { file, bytes, exam, freeze }: ImportInput): Promise<void> {
  const found = await findExam(database, exam)
  if (found === null) return
  const imported = await importItems({ database }, null, { examId: found.id, bytes })
  if (!imported.ok) {
    if (imported.refusal === 'ITEMS_FILE_INVALID') refuseWith(describeFaults(file, imported.faults))
    else refuseWith([describeMissing(exam)])
    return
  }
  const { added, alreadyInBank, warnings, fileSha256, itemIds } = imported.value
  for (const warning of warnings) console.log(`Aviso, línea ${String(warning.line)}: ${describeWarning(warning)}`)
  console.log(`${found.name}: ${countItems(added)} en el banco, ${String(alreadyInBank)} que ya estaban.`)
  console.log(`SHA-256 del archivo: ${fileSha256}`)
  if (!freeze) return
  const frozen = await freezeFormOfExam({ database }, null, { examId: found.id, preferred: new Set(itemIds) })
  if (!frozen.ok) {
    refuseWith(['Los reactivos quedaron en el banco, pero no se congeló ninguna forma.', describeFreezeRefusal(frozen)])
    return
  }
  const { version, itemCount, researchCount, contentSha256 } = frozen.value
  const lengths = `${String(itemCount)} reactivos, ${String(researchCount)} de investigación`
  console.log(`Forma ${String(version)} congelada: ${lengths}.`)
  console.log(`SHA-256 de la forma: ${contentSha256}`)
}

async function findExam({ db }: Database, wanted: string): Promise<{ id: string, name: string } | null> {
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) {
    refuseWith(['No hay ninguna convocatoria en la base de datos.'])
    return null
  }
  const exams = (await listExams(db, convocatoria.id))
    .map(({ id, ceme, grade }) => ({ id, name: prerequisiteName({ ceme, grade }) }))
  const exam = exams.find(({ name }) => simplifyText(name) === simplifyText(wanted))
  if (exam === undefined) refuseWith([describeMissing(wanted), ...exams.map(({ name }) => `  ${name}`)])
  return exam ?? null
}

function describeMissing(exam: string): string {
  return `La convocatoria no tiene el examen «${exam}». Indique CEME y grado, como uno de estos:`
}

function describeFaults(file: string, faults: readonly LineFault[]): string[] {
  const lines = new Set(faults.map(({ line }) => line)).size
  const toCorrect = lines === 1 ? 'hay 1 línea' : `hay ${String(lines)} líneas`
  return [
    `${file}: no se cargó ningún reactivo; ${toCorrect} por corregir.`,
    ...faults.map(({ line, reason }) => `  línea ${String(line)}: ${reason}`),
  ]
}

function describeWarning(warning: ImportedItems['warnings'][number]): string {
  switch (warning.warning) {
    case 'DUPLICATE_ITEM':
      return `repite el reactivo de la línea ${String(warning.firstLine)}; una forma nunca lleva los dos.`
    case 'DUPLICATE_OF_BANK':
      return `el banco ya tiene este reactivo como ${warning.code}; una forma nunca lleva los dos.`
    case 'POSITIONAL_OPTION':
      return `la opción «${warning.optionText}» depende del orden, y cada aspirante ve otro.`
  }
}

function describeFreezeRefusal({ refusal, detail }: Refused<FreezeFormRefusal>): string {
  switch (refusal) {
    case 'FORM_TOO_LATE':
      return `El turno empezó (${String(detail?.['startsAt'])}).`
    case 'NOT_ENOUGH_ITEMS':
      return `Se necesitan ${String(detail?.['clinicalNeeded'])} reactivos clínicos y ` +
        `${String(detail?.['researchNeeded'])} de investigación; sin repetidos hay ` +
        `${String(detail?.['clinicalAvailable'])} y ${String(detail?.['researchAvailable'])}.`
    case 'EXAM_UNKNOWN':
      return 'El examen ya no existe.'
  }
}

function countItems(count: number): string {
  return count === 1 ? '1 reactivo nuevo' : `${String(count)} reactivos nuevos`
}

function refuseWith(lines: readonly string[]): void {
  for (const line of lines) console.error(line)
  process.exitCode = REFUSED
}
