/**
 * A written resignation from an accepted seat, in the steps of §5.14: the text under its prescribed subject, then the
 * signed and digitised document, sent to the mailboxes of the call. It frees nothing yet: its receipt is acknowledged
 * first (answer-resignation). Sending binds the person: the consequence that was shown must be the one of that moment,
 * and the password comes again.
 */
import { readLetterFacts } from '#db/queries/letter-facts.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { queueMail } from '#db/queries/mail.ts'
import {
  insertResignation, lockOpenResignation, readMailboxes, rewordResignation, sendResignationRow,
} from '#db/queries/resignations.ts'
import type { Trx } from '#db/client.ts'
import {
  composeSubject, consequenceOf, decideResignation, type ResignationConsequence, type ResignationRefusal,
} from '#exam-engine/convocatoria/resignation.ts'
import { surnames } from '#exam-engine/kernel/full-name.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Actor } from '#app/http/actor.ts'
import { resignationSentMail, resignationToMailboxes } from '#app/mail/resignation-mail.ts'
import { examineDocument, type DocumentRefusal, type ExaminedDocument } from '#app/resignation/examine-document.server.ts'
import type { Services } from '#app/services.server.ts'
import { decideOwnAward, type AcceptAwardRefusal } from './accept-award.server.ts'
import { confirmPassword, type ConfirmPasswordRefusal, type OwnPassword, type PasswordServices } from './confirm-password.server.ts'

export type DraftResignationRefusal = AcceptAwardRefusal | ResignationRefusal | 'RESIGNATION_EMPTY'
export type SendResignationRefusal =
  | DraftResignationRefusal | DocumentRefusal | ConfirmPasswordRefusal | 'CONFIRMATION_MISSING' | 'CONSEQUENCE_CHANGED'
  | 'RESIGNATION_UNWRITTEN' | 'UPLOADS_TOO_OFTEN'

/** The id of the draft, written or written anew. Convocatoria §5.14.1, §5.14.5 */
export async function draftResignation(
  { database: { db } }: Pick<Services, 'database'>, actor: Actor, text: string,
): Promise<Result<string, DraftResignationRefusal>> {
  if (text.trim() === '') return refuse('RESIGNATION_EMPTY')
  return db.transaction().execute(async (trx): Promise<Result<string, DraftResignationRefusal>> => {
    const decided = await decideOwnAward(trx, actor, 'resign')
    if (!decided.ok) return decided
    const { awardId } = decided.value
    const open = await lockOpenResignation(trx, awardId)
    const step = open === undefined ? accept(null) : decideResignation(open.state, 'redraft')
    if (!step.ok) return step
    const wording = { ...await prescribe(trx, awardId), text: text.trim() }
    const id = open?.id ?? await insertResignation(trx, { awardId, personId: actor.personId, ...wording })
    if (open !== undefined) await rewordResignation(trx, id, wording)
    await audit(trx, actor, 'resignation.draft', id, { textSha256: sha256Hex(wording.text) })
    return accept(id)
  })
}

interface SendInput extends OwnPassword {
  document: Uint8Array | null
  /** What the person read would follow. */
  shown: ResignationConsequence
  confirmed: boolean
}

/** The id of what was sent. Convocatoria §5.14.2 to §5.14.5, §5.15 to §5.17 */
export async function sendResignation(
  services: Pick<Services, 'files' | 'pdfs' | 'env'> & PasswordServices, actor: Actor, input: SendInput,
): Promise<Result<string, SendResignationRefusal>> {
  const { database: { db }, files, pdfs, rateLimits, env } = services
  if (!input.confirmed) return refuse('CONFIRMATION_MISSING')
  if (!await rateLimits.admitUpload(actor.personId)) return refuse('UPLOADS_TOO_OFTEN')
  const examined = await examineDocument(pdfs, input.document)
  if (!examined.ok || input.document === null) return examined.ok ? refuse('DOCUMENT_MISSING') : examined
  const own = await confirmPassword(services, actor, input)
  if (!own.ok) return own
  const { kind, viewing } = examined.value
  const originalKey = await files.keep('resignations', input.document, kind === 'pdf' ? 'application/pdf' : 'image/jpeg')
  const viewingKey = await files.keep('resignations', viewing, 'application/pdf')
  const sent = { originalKey, originalSha256: sha256Hex(input.document), viewingKey, shown: input.shown }
  try {
    const done = await db.transaction().execute((trx) => send(trx, actor, { ...sent, examined: examined.value, publicUrl: env.publicUrl }))
    if (!done.ok) await Promise.all([files.discard(originalKey), files.discard(viewingKey)])
    return done
  } catch (error) {
    await Promise.all([files.discard(originalKey), files.discard(viewingKey)])
    if (error instanceof Changed) return refuse('CONSEQUENCE_CHANGED')
    throw error
  }
}

/** Between what was shown and the moment of the sending a term ended: nothing is sent. */
class Changed extends Error {}

interface Sending {
  originalKey: string
  originalSha256: string
  viewingKey: string
  shown: ResignationConsequence
  examined: ExaminedDocument
  publicUrl: string | null
}

async function send(
  trx: Trx, actor: Actor, { originalKey, originalSha256, viewingKey, shown, examined, publicUrl }: Sending,
): Promise<Result<string, SendResignationRefusal>> {
  const decided = await decideOwnAward(trx, actor, 'resign')
  if (!decided.ok) return decided
  const open = await lockOpenResignation(trx, decided.value.awardId)
  if (open === undefined) return refuse('RESIGNATION_UNWRITTEN')
  const step = decideResignation(open.state, 'send')
  if (!step.ok) return step
  const facts = await readLetterFacts(trx, open.awardId)
  const { windows } = await readConvocatoriaRules(trx, facts.convocatoria_id)
  const { kind, pages } = examined
  const sentAt = await sendResignationRow(trx, open.id, { originalKey, originalSha256, kind, pages, viewingKey, shown })
  const consequence = consequenceOf(windows, sentAt)
  if (consequence !== shown) throw new Changed()
  const about = { resignationId: open.id, personId: actor.personId, folio: facts.folio, subject: open.subject, sentAt, sha256: originalSha256 }
  const { to, cc } = await readMailboxes(trx, facts.convocatoria_id)
  const seat = `${facts.cer}, ${facts.sede}${facts.subsede === null ? '' : `, subsede ${facts.subsede}`}`
  await queueMail(trx, [
    ...(to === null ? [] : [resignationToMailboxes({
      ...about, to, cc, name: nameOf(facts), matricula: facts.matricula, seat, addressee: open.addressee, documentKey: viewingKey,
    })]),
    resignationSentMail({ ...about, address: facts.email, publicUrl, consequence }),
  ])
  await audit(trx, actor, 'resignation.send', open.id, { sha256: originalSha256, kind, pages, consequence, mailed: to !== null })
  return accept(open.id)
}

/** Addressee and subject as the call has them. §5.14.1, §5.14.5 */
async function prescribe(trx: Trx, awardId: string): Promise<{ addressee: string, subject: string }> {
  const facts = await readLetterFacts(trx, awardId)
  const { resignation } = await readConvocatoriaRules(trx, facts.convocatoria_id)
  const subject = composeSubject(resignation.subjectTemplate, { cer: facts.cer, name: nameOf(facts) })
  return { addressee: resignation.addressee, subject }
}

type Named = Pick<Awaited<ReturnType<typeof readLetterFacts>>, 'given_names' | 'first_surname' | 'second_surname'>

/** Surnames first, as the subject has them. */
function nameOf(person: Named): string {
  return `${surnames(person.first_surname, person.second_surname)} ${person.given_names}`
}

async function audit(
  trx: Trx, actor: Actor, action: string, subjectId: string, payload: Record<string, string | number | boolean>,
): Promise<void> {
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: 'residente' }, action, subjectType: 'resignation', subjectId, payload,
  })
}
