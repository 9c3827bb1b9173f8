/**
 * Finds the letter of a folio for the OOAD of its sede, or the education authority of a UMAE: whether it counts, and what it
 * must say. Of a folio of elsewhere it says no more than of one that does not exist. Every look-up is audited, found or not,
 * and limited for each person. Convocatoria §5.9.3
 */
import { appendAudit } from '#db/queries/audit.ts'
import { findCallOfSeats } from '#db/queries/call-of-seats.ts'
import { findLetterByFolio } from '#db/queries/letter-lookup.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export type LookUpLetterRefusal = 'OOAD_ONLY' | 'LOOKUPS_TOO_MANY' | 'LETTER_NOT_YOURS'

export type FoundLetter = NonNullable<Awaited<ReturnType<typeof findLetterByFolio>>>

export async function lookUpLetter(
  { database: { db }, rateLimits }: Pick<CoreServices, 'database' | 'rateLimits'>, actor: Actor, folio: string,
): Promise<Result<FoundLetter, LookUpLetterRefusal>> {
  if (!hasRole(actor, 'ooad')) return refuse('OOAD_ONLY')
  if (!await rateLimits.admitFolioLookup(actor.personId)) return refuse('LOOKUPS_TOO_MANY')
  const ooads = actor.grants.flatMap(({ role, ooad }) => role === 'ooad' && ooad !== null ? [ooad] : [])
  return db.transaction().execute(async (trx): Promise<Result<FoundLetter, LookUpLetterRefusal>> => {
    const call = await findCallOfSeats(trx)
    const found = call === undefined ? undefined : await findLetterByFolio(trx, { runId: call.run_id, folio, ooads })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'ooad' }, action: 'letter.lookUp', subjectType: 'folio', subjectId: folio,
      payload: { found: found !== undefined },
    })
    return found === undefined ? refuse('LETTER_NOT_YOURS') : accept(found)
  })
}
