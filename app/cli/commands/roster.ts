/**
 * `efiser roster import FILE.csv [--write]`: says what every row would do and, with --write, takes the file whole; the one
 * way to the first admins. `efiser roster link MATRÍCULA` and `efiser roster pass MATRÍCULA`: the operator's way in for
 * who can be reached by no mail or has lost the second factor. Ends with 0 = done, 2 = refused.
 */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { readRoster } from '#app/csv-import/read-roster.server.ts'
import { decodeCsv } from '#app/csv-import/read-csv.server.ts'
import { describeTableFault } from '#app/csv-import/table-fault.ts'
import { readEnvironment, type Environment } from '#app/env.server.ts'
import { openContentKeys } from '#app/keys/content-keys.server.ts'
import { describeRosterDoubt, describeRosterFault } from '#app/labels/roster-words.ts'
import { importRoster, previewRoster } from '#app/use-cases/import-roster.server.ts'
import { makeLink, makePass } from '#app/use-cases/operate-account.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { withCliOwner } from '../open-database.server.ts'

const REFUSED = 2

export function register(program: Command): void {
  const roster = program.command('roster').description('padrón y cuentas')
  roster.command('import').description('revisa un padrón (CSV) y, con --write, lo carga y envía los enlaces de activación')
    .argument('<archivo>', 'las columnas de la plantilla de /admin/personas/importar')
    .option('--write', 'lo carga, si ningún renglón tiene problema')
    .action((file: string, { write = false }: { write?: boolean }) => runImport(file, write))
  roster.command('link').description('escribe un enlace de un solo uso para elegir contraseña, y lo envía por correo')
    .argument('<matrícula>').action((matricula: string) => asOperator(async (database, secrets, env) => {
      const made = await makeLink({ database, papers: { secrets } }, matricula)
      if (made === null) { refuseWith([`Nadie tiene una cuenta utilizable con la matrícula ${matricula}.`]); return }
      console.log(new URL(made, env.publicUrl ?? `http://localhost:${String(env.port)}`).href)
    }))
  roster.command('pass').description('escribe un código que vale una vez, 30 minutos, en lugar del segundo factor')
    .argument('<matrícula>').action((matricula: string) => asOperator(async (database) => {
      const made = await makePass({ database }, matricula)
      if (made === null) refuseWith([`Nadie tiene una cuenta utilizable con la matrícula ${matricula}.`])
      else console.log(made)
    }))
}

type Secrets = Awaited<ReturnType<typeof openContentKeys>>['secrets']

async function asOperator(work: (database: Database, secrets: Secrets, env: Environment) => Promise<void>): Promise<void> {
  const read = readEnvironment(process.env)
  if (!read.ok) { refuseWith(read.problems); return }
  const { secrets } = await openContentKeys(read.value)
  await withCliOwner(async ({ ownerUrl }) => {
    const database = openDatabase({ url: ownerUrl, max: 2, name: 'efiser cli' })
    try {
      await work(database, secrets, read.value)
    } finally {
      await database.close()
    }
  })
}

async function runImport(file: string, write: boolean): Promise<void> {
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) { refuseWith([`No se pudo leer ${file}.`]); return }
  const table = readRoster(decodeCsv(bytes).replaceAll('\r\n', '\n'))
  if (!table.ok) { refuseWith([describeTableFault(table.fault)]); return }
  await asOperator(async (database, secrets) => {
    const done = write ? await importRoster({ database, papers: { secrets } }, null, table)
      : await previewRoster(database.db, null, table.rows)
    if (!done.ok) throw new Error(done.refusal)
    const { faults, doubts, people, grants, entries } = done.value
    for (const doubt of doubts) console.log(`Aviso, línea ${String(doubt.line)}: ${describeRosterDoubt(doubt)}`)
    if (faults.length > 0) {
      refuseWith(faults.map((fault) => `Línea ${String(fault.line)}: ${describeRosterFault(fault)}`))
      return
    }
    console.log(`Personas nuevas: ${String(people.length)}. Roles nuevos: ${String(grants.length)}. `
      + `Residentes que entran al padrón: ${String(entries.length)}.`)
    console.log('links' in done.value ? `Cargado. Enlaces de activación: ${String(done.value.links)}.`
      : 'Nada se escribió todavía: agregue --write para cargarlo.')
  })
}

function refuseWith(lines: readonly string[]): void {
  for (const line of lines) console.error(line)
  process.exitCode = REFUSED
}
