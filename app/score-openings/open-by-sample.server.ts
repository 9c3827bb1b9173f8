/**
 * The row of an auditor's sample as its own reason: nobody chose whose it would be, and the sample's number and row are
 * written into the opening. Once per session and 15 minutes, like every other; the author reads of it.
 */
import { readNow } from '#db/queries/clock.ts'
import { findAuthorOfArticle } from '#db/queries/score-openings.ts'
import type { Database } from '#db/client.ts'
import { judgeReason } from '#exam-engine/privacy/score-opening.ts'
import type { Actor } from '#app/http/actor.ts'
import { recordOpening } from '#app/use-cases/open-scores.server.ts'
import { findOpenScores } from './require-opening.server.ts'

interface SampleRow {
  db: Database['db']
  actor: Actor
  sample: { id: string, number: number }
  place: number
  articleId: string
}

export async function openBySample({ db, actor, sample: { id, number }, place, articleId }: SampleRow): Promise<void> {
  const subject = { scope: 'sampleRow', subjectId: `${id}/${String(place)}` } as const
  if (await findOpenScores(db, actor, subject, await readNow(db)) !== null) return
  const author = await findAuthorOfArticle(db, articleId)
  const reason = judgeReason('sampleRow', 'auditor', 'auditSample', `Muestra ${String(number)} de la auditoría, renglón ${String(place)}`)
  if (author === undefined || !reason.ok) throw new Error('a row of a sample of publications has an author')
  await db.transaction().execute((trx) => recordOpening(trx, actor, 'auditor', subject, reason.value, author))
}
