/**
 * Keeps that somebody of the coordination was shown a proposal, under the opening of its scores, and audits it once for
 * each person and dry run: without that the proposal is not theirs to decide on. An opening that is over keeps nothing.
 * §3.1 B, §4.2 C
 */
import { appendAudit } from '#db/queries/audit.ts'
import { insertShowing, type ShownProposal } from '#db/queries/proposal-showings.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export async function showProposal(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor, proposal: ShownProposal, openingId: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!await insertShowing(trx, { proposal, openingId, to: actor.personId })) return
    const by = { actor: { personId: actor.personId, role: 'admin' as const } }
    await appendAudit(trx, 'annulmentId' in proposal
      ? {
        ...by, action: 'annulment.show', subjectType: 'annulment', subjectId: proposal.annulmentId,
        payload: { opening: openingId, effectSha256: proposal.effectSha256 },
      }
      : {
        ...by, action: 'grades.showCorrection', subjectType: 'gradeCorrection', subjectId: proposal.correctionId,
        payload: { opening: openingId },
      })
  })
}
