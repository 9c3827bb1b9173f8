/**
 * What the sitting's page is loaded with: who, what, where, when and the attempt's state. Never
 * content of the exam.
 */
import { listUnconfirmed } from '#db/queries/announcements.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import { readAdjustment } from '#app/live/attached-state.server.ts'
import type { AnnouncementView } from '#app/live/protocol.ts'
import { readOwnParticipation } from '#app/exam-room/own-participation.server.ts'
import type { ReceiptFacts } from '#app/exam-room/states/receipt.tsx'
import type { SittingFacts } from '#app/exam-room/sitting-facts.ts'
import { readRequestProof } from '#app/lockdown/check-lockdown.server.ts'
import type { SebProof } from '#app/lockdown/seb-proof.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'

export interface LoadedSitting {
  /** The person's id. */
  owner: string
  facts: SittingFacts
  state: AttemptState
  receipt: ReceiptFacts | null
  denialReason: string | null
  /** Not yet confirmed. */
  announcements: readonly AnnouncementView[]
  /** What Safe Exam Browser showed in the header of this request; null where it showed nothing there. */
  seb?: SebProof | null | undefined
}

/** Null for a resident without an attempt in the convocatoria in force. */
export async function readSitting(args: RequestArgs): Promise<LoadedSitting | null> {
  const actor = await requireRole(args, 'residente')
  const { database: { db }, clock, env } = args.context.services
  const own = await readOwnParticipation(db, actor.personId, clock.now())
  if (own === undefined || own.attempt === null) return null
  const { attempt, ceme, grade } = own
  return {
    owner: actor.personId,
    facts: {
      attemptId: attempt.id,
      name: actor.name,
      folio: own.folio,
      exam: `${ceme} ${grade}`,
      itemCount: own.itemCount,
      sede: own.sede,
      seat: attempt.seat,
      opensAt: attempt.opensAt,
      closesAt: attempt.closesAt,
      checkInFrom: attempt.checkIn.from,
      resultsFrom: own.results.from,
      turnoEndsAt: own.turno.until,
      adjustment: await readAdjustment(db, attempt.id, own.turno),
    },
    state: attempt.state,
    receipt: attempt.receipt,
    denialReason: attempt.denialReason,
    announcements: await listUnconfirmed(db, attempt.id),
    seb: readRequestProof(args.request, env.publicUrl),
  }
}
