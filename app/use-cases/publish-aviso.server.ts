/**
 * The coordination tells everybody something beside the call (§5.19). An aviso is never changed: a wrong one is
 * corrected by another that names it, once. Sent twice in a row, it is published once.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { insertAviso, listAllAvisos, type NewAviso } from '#db/queries/avisos.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria, lockConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'

export type PublishAvisoRefusal =
  'ADMIN_ONLY' | 'NO_CONVOCATORIA' | 'AVISO_UNKNOWN' | 'AVISO_CORRECTED' | 'AVISO_TAKEN'

interface AvisoInput extends Omit<NewAviso, 'convocatoriaId' | 'by' | 'visibleFrom'> {
  /** Null: at once. */
  visibleFrom: Instant | null
}

/** The number of the aviso. AVISO_TAKEN: the last one says the same already. */
export async function publishAviso(
  { database }: Pick<Services, 'database'>, actor: Actor, input: AvisoInput,
): Promise<Result<number, PublishAvisoRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return database.db.transaction().execute(async (trx): Promise<Result<number, PublishAvisoRefusal>> => {
    const current = await findCurrentConvocatoria(trx)
    if (current === undefined) return refuse('NO_CONVOCATORIA')
    await lockConvocatoria(trx, current.id)
    const all = await listAllAvisos(trx, current.id)
    const corrected = all.find(({ number }) => number === input.corrects)
    if (input.corrects !== null && corrected === undefined) return refuse('AVISO_UNKNOWN')
    const by = corrected?.correctedBy ?? null
    if (by !== null) return refuse('AVISO_CORRECTED', { number: by })
    const [last] = all
    if (last?.title === input.title && last.body === input.body) return refuse('AVISO_TAKEN', { number: last.number })
    const visibleFrom = input.visibleFrom ?? await readNow(trx)
    const number = await insertAviso(trx, { ...input, visibleFrom, convocatoriaId: current.id, by: actor.personId })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'aviso.publish', subjectType: 'convocatoria',
      subjectId: current.id, payload: {
        number, clause: input.clause, corrects: input.corrects, visibleFrom: toIso(visibleFrom),
        textSha256: sha256Hex(`${input.title}\n${input.body}`),
      },
    })
    return accept(number)
  })
}
