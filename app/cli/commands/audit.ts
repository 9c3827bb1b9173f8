/** `audit verify`: walks the audit chain, the chains of answers and the receipts. Exit 0 whole, 1 broken (and where). */
import type { Command } from 'commander'
import { verifyAudit, type AuditVerdict } from '#db/verify-audit.ts'
import { verifyAnswerChains } from '#db/verify-answer-chains.ts'
import { verifyStoredReceipts } from '#app/receipts/verify-stored.ts'
import { withCliDatabase } from '../open-database.server.ts'

const REASONS: Record<Extract<AuditVerdict, { whole: false }>['reason'], string> = {
  MISSING: 'falta un registro, o está fuera de orden',
  LINK: 'el registro no enlaza con el anterior',
  CONTENT: 'el contenido del registro no corresponde a su huella',
  TAIL: 'la cadena no termina donde dice su cabeza: faltan registros al final',
}

export function register(program: Command): void {
  program.command('audit').description('auditoría')
    .command('verify').description('recorre la cadena de auditoría, las de respuestas y los comprobantes')
    .action(() => withCliDatabase(async ({ db }) => {
      await db.transaction().setIsolationLevel('repeatable read').execute(async (trx) => {
        const verdict = await verifyAudit(trx)
        if (verdict.whole) {
          console.log(`Cadena de auditoría íntegra: ${verdict.events} registros, cabeza ${verdict.head}`)
        } else {
          console.log(`Cadena de auditoría ROTA en el registro ${verdict.brokenAt}: ${REASONS[verdict.reason]}`)
          process.exitCode = 1
        }
        const answers = await verifyAnswerChains(trx)
        console.log(`Cadenas de respuestas: ${answers.attempts} exámenes abiertos, ${answers.saves} guardados, ` +
          `${answers.broken.length} rotas`)
        for (const { attemptId, reason } of answers.broken) console.log(`  ${attemptId}: ${reason}`)
        const receipts = await verifyStoredReceipts(trx)
        console.log(`Comprobantes: ${receipts.receipts} emitidos, ${receipts.missing} por emitir, ` +
          `${receipts.broken.length} que no corresponden`)
        for (const { attemptId, reason } of receipts.broken) console.log(`  ${attemptId}: ${reason}`)
        if (answers.broken.length + receipts.broken.length > 0) process.exitCode = 1
      })
    }))
}
