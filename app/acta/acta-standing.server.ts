/**
 * Where the acta of a desk stands: its content, live while it is a draft and as frozen afterwards, who signs, who did,
 * and the machine's view of it. Ends the attempts of the room that are due first: a read of the end need not wait.
 */
import { findActa, findCompletion, listSignatures, type SignatureRow } from '#db/queries/actas.ts'
import { listOpenAttempts } from '#db/queries/acta-roster.ts'
import { listCharges, type DeskPlace } from '#db/queries/desk.ts'
import type { DbOrTrx } from '#db/client.ts'
import { accept, type Result } from '#exam-engine/kernel/result.ts'
import type { ActaStanding } from '#exam-engine/sitting/acta.ts'
import { closeIfDue } from '#app/use-cases/close-due-attempts.server.ts'
import type { SittingServices } from '#app/use-cases/sitting-services.ts'
import { readActaText, writeActa, type ActaContent } from './acta-content.ts'
import { composeActa, type ComposeRefusal } from './compose-acta.server.ts'

export interface ActaNow {
  standing: ActaStanding
  /** Null for an acta of before the signatures: only its file is left. */
  content: ActaContent | null
  text: string
  sha256: string
  /** Frozen: those on duty with their signatures. Draft: those who would sign, the reader among them. */
  signers: SignatureRow[]
}

interface Reading {
  isDemo: boolean
  reader: string
  hold?: boolean
}

export async function readActaNow(
  db: DbOrTrx, place: DeskPlace, { isDemo, reader, hold = false }: Reading,
): Promise<Result<ActaNow, ComposeRefusal>> {
  const inCharge = (await listCharges(db, place)).at(-1)?.personId ?? null
  const frozen = await findActa(db, place)
  if (frozen !== undefined) {
    const signers = await listSignatures(db, place)
    const complete = await findCompletion(db, place) !== undefined
    return accept({
      standing: {
        over: true, complete, inCharge, onDuty: signers.map(({ personId }) => personId),
        signedBy: signers.filter(({ at }) => at !== null).map(({ personId }) => personId),
      },
      content: readActaText(frozen.content), text: frozen.content, sha256: frozen.sha256, signers,
    })
  }
  const composed = await composeActa(db, place, { isDemo, reader, hold })
  if (!composed.ok) return composed
  const signers = composed.value.onDuty.map((signer) => ({ ...signer, at: null }))
  return accept({
    standing: { over: true, complete: false, inCharge, onDuty: signers.map(({ personId }) => personId), signedBy: [] },
    content: composed.value, ...writeActa(composed.value), signers,
  })
}

/** Only this room's: at the end of a turno every sede of the country asks at once. */
export async function endDueAttempts(services: SittingServices, place: DeskPlace): Promise<void> {
  for (const attemptId of await listOpenAttempts(services.database.db, place)) await closeIfDue(services, attemptId)
}
