/**
 * The days after publication: most accept, some get their letter (all who go to a sede of an OOAD, where few do, so that
 * each can record an arrival), some reject,
 * some stay silent. The residents named in the welcome table stay undecided, so
 * that whoever tries the demo has the decision in their own hands.
 */
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { acceptCommitment, acceptSede } from '#app/use-cases/accept-award.server.ts'
import { issueLetter } from '#app/use-cases/issue-letter.server.ts'
import { readOwnCommitment } from '#app/use-cases/own-commitment.server.ts'
import { proposePublication, publishSelection } from '#app/use-cases/publish-selection.server.ts'
import { seededRandom } from '#exam-engine/kernel/seeded-random.ts'
import { openSession, type Platform } from './platform.server.ts'

const LETTERS = 20

export interface DecisionReport { awards: number, accepted: number, letters: number }

export async function publishAndDecide(
  services: CoreServices, platform: Platform, [proposer, publisher]: readonly [Actor, Actor], runId: string, undecided: ReadonlySet<string>,
): Promise<DecisionReport> {
  const proposed = await proposePublication(services, proposer, runId)
  if (!proposed.ok) throw new Error(`propose: ${proposed.refusal}`)
  const published = await publishSelection(services, publisher, runId)
  if (!published.ok) throw new Error(`publish: ${published.refusal}`)
  const { db } = platform.database
  const awards = await db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id').innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .select(['candidate.person_id', 'sede.ooad']).orderBy('candidate.folio').execute()
  const report: DecisionReport = { awards: awards.length, accepted: 0, letters: 0 }
  for (const { person_id: personId, ooad } of awards) {
    if (undecided.has(personId) || seededRandom(`decide:${personId}`).next() > 0.8) continue
    const { actor } = await openSession(platform, personId)
    const commitment = await readOwnCommitment(db, personId)
    const steps = [await acceptSede(services, actor), await acceptCommitment(services, actor, commitment?.sha256 ?? '')]
    if (steps.some((step) => !step.ok)) throw new Error(`acceptance refused: ${JSON.stringify(steps)}`)
    report.accepted += 1
    if (report.letters >= LETTERS && ooad === 'UMAE') continue
    const letter = await issueLetter(services, actor, platform.origin)
    if (!letter.ok) throw new Error(`letter: ${letter.refusal}`)
    report.letters += 1
  }
  return report
}
