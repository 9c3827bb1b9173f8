/**
 * A supervisor signs the acta of a turno at the own sede, with the password again. The first signature freezes what the
 * signer was shown; the others sign the same hash; the last one completes it, with the file that all get. §3.1
 */
import { countActa } from '#app/acta/acta-content.ts'
import { endDueAttempts, readActaNow, type ActaNow } from '#app/acta/acta-standing.server.ts'
import { renderActa } from '#app/documents/sitting-record.server.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'
import { insertActa, insertCompletion, insertSignature, listSignatures } from '#db/queries/actas.ts'
import { readNow } from '#db/queries/clock.ts'
import { lockDesk, type DeskPlace } from '#db/queries/desk.ts'
import type { Trx } from '#db/client.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { signActa as decide, type ActaState } from '#exam-engine/sitting/acta.ts'
import {
  confirmPassword,
  type ConfirmPasswordRefusal,
  type OwnPassword,
  type PasswordServices,
} from './confirm-password.server.ts'
import { auditDesk } from './desk-act.server.ts'

export type SignActaRefusal =
  | 'NOT_YOUR_SEDE'
  | 'ROSTER_EMPTY'
  | 'TURNO_NOT_OVER'
  | 'ACTA_ISSUED'
  | 'ACTA_COMPLETE'
  | 'ACTA_UNSIGNED'
  | 'NOT_ON_DUTY'
  | 'ALREADY_SIGNED'
  | 'ACTA_CHANGED'
  | ConfirmPasswordRefusal

export type ActaServices = Pick<Services, 'database' | 'live' | 'demo'>

interface SignInput extends OwnPassword {
  /** Hash of the content that was shown. */
  shown: string
}

/** The state after it. ACTA_CHANGED when what was shown is not what would be signed: read it again. */
export async function signActa(
  services: ActaServices & PasswordServices,
  actor: Actor,
  place: DeskPlace,
  input: SignInput
): Promise<Result<ActaState, SignActaRefusal>> {
  if (!hasRoleAtSede(actor, 'supervisor', place.sedeCode)) return refuse('NOT_YOUR_SEDE')
  const own = await confirmPassword(services, actor, input)
  if (!own.ok) return own
  await endDueAttempts(services, place)
  const isDemo = services.demo
  return services.database.db.transaction().execute(async (trx): Promise<Result<ActaState, SignActaRefusal>> => {
    await lockDesk(trx, place)
    const now = await readActaNow(trx, place, { isDemo, reader: actor.personId, hold: true })
    if (!now.ok) return now
    const { standing, text, sha256 } = now.value
    const decision = decide(standing, { by: actor.personId, shown: input.shown, current: sha256 })
    if (!decision.ok) return decision
    const { freezes, completes } = decision.value
    if (freezes) await insertActa(trx, place, { content: text, sha256, by: actor.personId, onDuty: standing.onDuty })
    await insertSignature(trx, place, { personId: actor.personId, sha256 })
    await auditDesk(trx, actor, place, {
      action: 'turno.signActa',
      payload: { sha256, signatures: standing.signedBy.length + 1 },
    })
    if (completes) await completeActa(trx, actor, place, { acta: now.value, reason: null })
    return accept(completes ? 'complete' : 'signing')
  })
}

/** Makes the file, once, and keeps it. `reason`: why signatures are missing; null where none is. */
export async function completeActa(
  trx: Trx,
  actor: Actor,
  place: DeskPlace,
  { acta: { content, sha256 }, reason }: { acta: ActaNow; reason: string | null }
): Promise<void> {
  if (content === null) throw new Error('an acta of before the signatures is complete already')
  const at = await readNow(trx)
  const bytes = await renderActa({
    content,
    sha256,
    completedAt: at,
    signers: await listSignatures(trx, place),
    closing: reason === null ? null : { by: actor.name, reason },
  })
  const fileSha256 = sha256Hex(bytes)
  await insertCompletion(trx, place, { at, by: actor.personId, reason, bytes, sha256: fileSha256 })
  await auditDesk(trx, actor, place, {
    action: 'turno.issueActa',
    payload: {
      sha256,
      fileSha256,
      counts: { ...countActa(content.entries) },
      reasonSha256: reason === null ? null : sha256Hex(reason),
    },
  })
}
