/**
 * `audit verify [--anchors FILE]`: walks the audit chain and holds it against its anchors, then the chains of answers and
 * the receipts. Exit 0 whole, 1 broken (and where), 2 the file is unusable. `audit anchor` makes today's anchor,
 * `audit anchors export FILE` writes all, to be kept elsewhere.
 */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { verifyAudit } from '#db/verify-audit.ts'
import { verifyAnswerChains } from '#db/verify-answer-chains.ts'
import type { Trx } from '#db/client.ts'
import { readAnchorFile, writeAnchorFile, type SignedAnchor } from '#exam-engine/audit/anchor.ts'
import { AUDIT_FAULTS, describeAnchorFault, describeFields } from '#app/audit/audit-fault-words.ts'
import { listSignedAnchors, verifyAnchors } from '#app/audit/read-anchors.server.ts'
import { readEnvironment } from '#app/env.server.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import { openSigningKeys } from '#app/keys/signing-keys.server.ts'
import { verifyStoredReceipts } from '#app/receipts/verify-stored.server.ts'
import { anchorAudit } from '#app/use-cases/anchor-audit.server.ts'
import { withCliDatabase } from '../open-database.server.ts'
import { EXIT, reportProblem, wrongUsageIs } from '../selection-files.ts'
import { writeFileAtomically } from '../write-file-atomically.ts'

export function register(program: Command): void {
  const audit = program.command('audit').description('auditoría')
  audit.command('verify').description('recorre la cadena de auditoría y sus anclas, las de respuestas y los comprobantes')
    .option('--anchors <archivo>', 'anclas que se conservaron fuera: las exportadas, o los renglones de los correos')
    .exitOverride(wrongUsageIs(EXIT.unusable))
    .action(async ({ anchors }: { anchors?: string }) => {
      const file = anchors === undefined ? null : await readFileOf(anchors)
      if (file === undefined) return
      await withCliDatabase(async ({ db }) => {
        const whole = await db.transaction().setIsolationLevel('repeatable read').execute((trx) => verifyAll(trx, file))
        if (!whole) process.exitCode = EXIT.differs
      })
    })
  audit.command('anchor').description('firma hoy la cabeza de la cadena, si aún no se ha firmado')
    .action(() => withCliDatabase(async (database) => {
      const read = readEnvironment(process.env)
      if (!read.ok) throw new Error(read.problems.join('\n'))
      const number = await anchorAudit({
        database, signing: openSigningKeys(database, read.value.keysRoot), env: read.value,
      })
      console.log(number === null ? 'La cadena ya tiene el ancla de hoy.' : `Ancla ${String(number)} firmada.`)
    }))
  audit.command('anchors').description('anclas de la cadena')
    .command('export').description('escribe todas las anclas, para conservarlas fuera de la plataforma')
    .argument('<archivo>', 'dónde escribirlas; un renglón por ancla')
    .action((file: string) => withCliDatabase(async ({ db }) => {
      const anchors = await listSignedAnchors(db)
      await writeFileAtomically(file, Buffer.from(writeAnchorFile(anchors)))
      console.log(`${file}: ${formatCounted(anchors.length, 'ancla', 'anclas')}.`)
    }))
}

/** Undefined after saying why it is unusable. */
async function readFileOf(path: string): Promise<SignedAnchor[] | undefined> {
  const text = await readFile(path, 'utf8').catch(() => null)
  const read = text === null ? null : readAnchorFile(text)
  if (read?.ok === true && read.anchors.length > 0) return read.anchors
  const why = read === null ? 'no se pudo leer' : read.ok ? 'no contiene anclas' : `el renglón ${String(read.line)} no es un ancla`
  process.exitCode = reportProblem(`${path}: ${why}.`)
  return undefined
}

/** Whether everything holds; says what it saw. */
async function verifyAll(trx: Trx, file: SignedAnchor[] | null): Promise<boolean> {
  const chain = await verifyAudit(trx)
  console.log(chain.whole
    ? `Cadena de auditoría íntegra: ${String(chain.events)} registros, cabeza ${chain.head}`
    : `Cadena de auditoría ROTA en el registro ${String(chain.brokenAt)}: ${AUDIT_FAULTS[chain.reason]}; falla `
      + describeFields(chain.fields))
  const anchors = await verifyAnchors(trx, file)
  const last = anchors.lastGood === null ? 'ninguna coincide aún'
    : `coincide hasta la ${String(anchors.lastGood.number)}, registro ${String(anchors.lastGood.seq)}`
  console.log(`Anclas: ${String(anchors.stored)} en la base de datos`
    + `${anchors.inFile === null ? '' : `, ${String(anchors.inFile)} en el archivo`}; ${last}; `
    + `${String(anchors.faults.length)} que no corresponden`)
  for (const fault of anchors.faults) console.log(`  ${describeAnchorFault(fault)}`)
  const answers = await verifyAnswerChains(trx)
  console.log(`Cadenas de respuestas: ${String(answers.attempts)} exámenes abiertos, ${String(answers.saves)} guardados, `
    + `${String(answers.broken.length)} rotas`)
  for (const { attemptId, reason } of answers.broken) console.log(`  ${attemptId}: ${reason}`)
  const receipts = await verifyStoredReceipts(trx)
  console.log(`Comprobantes: ${String(receipts.receipts)} emitidos, ${String(receipts.missing)} por emitir, `
    + `${String(receipts.broken.length)} que no corresponden`)
  for (const { attemptId, reason } of receipts.broken) console.log(`  ${attemptId}: ${reason}`)
  return chain.whole && anchors.faults.length + answers.broken.length + receipts.broken.length === 0
}
