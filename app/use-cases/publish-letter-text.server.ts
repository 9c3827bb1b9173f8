/**
 * The coordination publishes its own text of both letters, by the password and with a reason: the next number of its call,
 * hashed. Refused once somebody accepted the carta compromiso of the call, since everybody accepts the same text, and where
 * another version was published after the one that was edited. Convocatoria §5.5, §5.8
 */
import { appendAudit } from '#db/queries/audit.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { findLetterText, hasAcceptedCommitment, insertLetterText, lockLetterTexts } from '#db/queries/letter-texts.ts'
import { judgeLetterText, type LetterTextRefusal } from '#exam-engine/letters/judge-publication.ts'
import type { LetterText } from '#exam-engine/letters/letter-text.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { canDraw } from '#app/documents/noto-sans.server.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { confirmPassword, type ConfirmPasswordRefusal, type OwnPassword, type PasswordServices } from './confirm-password.server.ts'

export type PublishLetterTextRefusal = LetterTextRefusal | ConfirmPasswordRefusal | 'ADMIN_ONLY' | 'NO_CONVOCATORIA'

export interface NewLetterText extends OwnPassword {
  /** The call and the version that were edited. */
  convocatoriaId: string
  base: number
  text: LetterText
  reason: string
}

/** The number of the version. */
export async function publishLetterText(
  services: PasswordServices, actor: Actor, { convocatoriaId, base, text, reason, ...password }: NewLetterText,
): Promise<Result<number, PublishLetterTextRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const own = await confirmPassword(services, actor, password)
  if (!own.ok) return own
  return services.database.db.transaction().execute(async (trx): Promise<Result<number, PublishLetterTextRefusal>> => {
    const current = await findCurrentConvocatoria(trx)
    if (current === undefined) return refuse('NO_CONVOCATORIA')
    if (current.id !== convocatoriaId) return refuse('LETTER_TEXT_STALE')
    await lockLetterTexts(trx, current.id, 'alone')
    const before = await findLetterText(trx, current.id)
    const judged = judgeLetterText({
      text, base, newest: before, isAccepted: await hasAcceptedCommitment(trx, current.id), canDraw,
    })
    if (!judged.ok) return judged
    const { number, content, sha256 } = judged.value
    await insertLetterText(trx, { convocatoriaId: current.id, number, content, sha256, reason: reason.trim(), by: actor.personId })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'letterText.publish', subjectType: 'convocatoria',
      subjectId: current.id, payload: {
        number, textSha256: sha256, previousSha256: before.sha256, reasonSha256: sha256Hex(reason.trim()),
      },
    })
    return accept(number)
  })
}
