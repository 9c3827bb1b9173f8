/** A proposal shown to somebody of the coordination as its page shows it: in a session, under an opening with a reason. */
import { randomBytes } from 'node:crypto'
import type { Actor } from '#app/http/actor.ts'
import { openScores, type ScoreSubject } from '#app/use-cases/open-scores.server.ts'
import { showProposal } from '#app/use-cases/show-proposal.server.ts'
import type { ShownProposal } from '#db/queries/proposal-showings.ts'
import type { DemoDatabase } from './demo-database.ts'
import { demand } from './published-selection.ts'

/** The number of the opening. */
export async function openFor(demo: DemoDatabase, actor: Actor, subject: ScoreSubject): Promise<number> {
  const { db, sql } = demo.database
  const sessionSha256 = randomBytes(32)
  await sql`insert into session (token_sha256, person_id, expires_at)
    values (${sessionSha256}, ${actor.personId}, clock_timestamp() + interval '1 day')`
  demand(await openScores(demo, { ...actor, sessionSha256 }, subject, { purpose: 'work', note: 'Decidir lo propuesto' }))
  const { id } = await db.selectFrom('score_opening').select('id').where('session_sha256', '=', sessionSha256)
    .executeTakeFirstOrThrow()
  return id
}

export async function showTo(demo: DemoDatabase, actor: Actor, subject: ScoreSubject, proposal: ShownProposal): Promise<void> {
  await showProposal(demo, actor, proposal, await openFor(demo, actor, subject))
}
