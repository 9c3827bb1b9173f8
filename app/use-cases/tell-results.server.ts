/**
 * As the window of the results opens, writes to every candidate that they can be consulted; before it closes, to who has a
 * seat and has not decided. Whoever asks, and however often: each is told once. Never what the result is. §5.1, §5.3
 */
import { appendAudit } from '#db/queries/audit.ts'
import { findCallOfSeats } from '#db/queries/call-of-seats.ts'
import { readNow } from '#db/queries/clock.ts'
import { queueMail, type NewMail } from '#db/queries/mail.ts'
import { listUnreminded, listUntold } from '#db/queries/result-notices.ts'
import type { DbOrTrx } from '#db/client.ts'
import { awaitsDecision, dueNotices } from '#exam-engine/convocatoria/result-notices.ts'
import { decisionMissingMail, resultsOpenMail } from '#app/mail/result-mail.ts'
import type { CoreServices } from '#app/services.server.ts'

/** In one transaction: a batch of the outbox, not all of the country at once. */
const AT_ONCE = 500

interface Told {
  opened: number
  closing: number
}

/** How many were written to now, of each kind. */
export async function tellResults(
  { database: { db }, env: { publicUrl } }: Pick<CoreServices, 'database' | 'env'>,
): Promise<Told> {
  const told = { opened: 0, closing: 0 }
  for (const kind of ['opened', 'closing'] as const) {
    // Read once, without a transaction: there is nearly always nothing to do, and then everybody at once.
    const { convocatoriaId, mails } = await findDue(db, publicUrl, kind)
    for (let from = 0; from < mails.length; from += AT_ONCE) {
      told[kind] += await db.transaction().execute(async (trx) => {
        // Who was written to meanwhile, by another node, is in the outbox and does not count.
        const count = await queueMail(trx, mails.slice(from, from + AT_ONCE))
        if (count > 0 && convocatoriaId !== null) {
          await appendAudit(trx, {
            actor: null, action: kind === 'opened' ? 'results.tell' : 'results.remind', subjectType: 'convocatoria',
            subjectId: convocatoriaId, payload: { mails: count },
          })
        }
        return count
      })
    }
  }
  return told
}

async function findDue(
  db: DbOrTrx, publicUrl: string | null, kind: keyof Told,
): Promise<{ convocatoriaId: string | null, mails: NewMail[] }> {
  const call = await findCallOfSeats(db)
  if (call === undefined) return { convocatoriaId: null, mails: [] }
  const now = await readNow(db)
  const window = { from: call.results_from, until: call.results_until }
  if (!dueNotices(window, now).includes(kind)) return { convocatoriaId: call.id, mails: [] }
  const of = { convocatoriaId: call.id, runId: call.run_id }
  const to = { convocatoriaId: call.id, publicUrl, until: window.until }
  const mails = kind === 'opened'
    ? (await listUntold(db, of)).map(({ personId, email }) => resultsOpenMail({ ...to, personId, address: email }))
    : (await listUnreminded(db, of)).filter(({ state }) => awaitsDecision(state, window, now))
      .map(({ personId, email }) => decisionMissingMail({ ...to, personId, address: email }))
  return { convocatoriaId: call.id, mails }
}
