/** The own letter: whether it was issued, until when it can be fetched again, and what follows, with dates. */
import { redirect } from '@remix-run/node'
import { nextSteps } from '#app/award/next-steps.ts'
import { readOwnSeat } from '#app/award/own-seat.server.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isHandheld } from '#app/labels/user-agent.ts'
import { holdsSeat } from '#exam-engine/convocatoria/acceptance.ts'

export async function readLetterPage(args: RequestArgs) {
  const actor = await requireRole(args, 'residente')
  const seat = await readOwnSeat(args.context.services.database.db, actor.personId)
  if (seat === null || !holdsSeat(seat.state)) throw redirect('/resultado')
  const { award, now, rules } = seat
  const fetchable = award.fetchable_until !== null && award.delivered_at === null && now < award.fetchable_until
  return {
    issuedAt: award.issued_at, sha256: award.sha256, deliveredAt: award.delivered_at,
    fetchableUntil: fetchable ? award.fetchable_until : null,
    handheld: isHandheld(args.request.headers),
    steps: nextSteps(rules.windows, award.category),
  }
}

export type LetterPage = Awaited<ReturnType<typeof readLetterPage>>
