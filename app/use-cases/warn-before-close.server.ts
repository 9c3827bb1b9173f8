/**
 * In the last day of the registration, writes once to everybody on the roster who has no registered version. Whoever
 * asks, and however often: one mail to each person and call. §2.1
 */
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { queueMail } from '#db/queries/mail.ts'
import { listUnregistered } from '#db/queries/registration-facts.ts'
import { addDuration, durationMs, hours } from '#exam-engine/kernel/time.ts'
import { windowClosingMail } from '#app/mail/registration-mail.ts'
import type { CoreServices } from '#app/services.server.ts'

/** Before the close. */
export const WARN_AHEAD = hours(24)

/** How many were written to now. */
export async function warnBeforeClose(
  { database: { db }, env: { publicUrl } }: Pick<CoreServices, 'database' | 'env'>,
): Promise<number> {
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return 0
  const { id: convocatoriaId, registration_until: until } = convocatoria
  const isDue = (now: number) => now >= addDuration(until, durationMs(-WARN_AHEAD)) && now < until
  // Without a transaction where there is nothing to do, which is nearly always.
  if (!isDue(await readNow(db)) || (await listUnregistered(db, convocatoriaId)).length === 0) return 0
  return db.transaction().execute(async (trx) => {
    if (!isDue(await readNow(trx))) return 0
    const people = await listUnregistered(trx, convocatoriaId)
    const written = await queueMail(trx, people.map(({ personId, email }) => (
      windowClosingMail({ convocatoriaId, until, personId, address: email, publicUrl }))))
    if (written > 0) {
      await appendAudit(trx, {
        actor: null, action: 'registration.warnBeforeClose', subjectType: 'convocatoria', subjectId: convocatoriaId,
        payload: { mails: written },
      })
    }
    return written
  })
}
