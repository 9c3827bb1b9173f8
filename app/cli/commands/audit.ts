/** `audit verify`: walks the audit chain. Exit 0 whole, 1 broken (and where). */
import type { Command } from 'commander'
import { verifyAudit, type AuditVerdict } from '#db/verify-audit.ts'
import { verifyAnswerChains } from '#db/verify-answer-chains.ts'
import { withCliDatabase } from '../open-database.server.ts'

const REASONS: Record<Extract<AuditVerdict, { whole: false }>['reason'], string> = {
  MISSING: 'falta un registro, o está fuera de orden',
  LINK: 'el registro no enlaza con el anterior',
  CONTENT: 'el contenido del registro no corresponde a su huella',
  TAIL: 'la cadena no termina donde dice su cabeza: faltan registros al final',
}

export function register(program: Command): void {
  program.command('audit').description('auditoría')
    .command('verify').description('recorre la cadena de auditoría y las cadenas de respuestas')
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
        if (answers.broken.length > 0) process.exitCode = 1
      })
    }))
}
