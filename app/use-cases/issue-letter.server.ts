/**
 * Issues the carta de aceptación: once. The first request fixes its bytes and signs them; until the browser confirms
 * their SHA-256, or 15 minutes pass, the same session may fetch the same bytes again, because a download can break. After
 * that only hash and time remain (§5.10). Fetching again never issues.
 */
import { randomBytes } from 'node:crypto'
import { appendAudit } from '#db/queries/audit.ts'
import { forgetLetterBytes, insertLetter, lockAward, lockLetter, saveAwardState } from '#db/queries/awards.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { readLetterFacts } from '#db/queries/letter-facts.ts'
import { findAcceptedText } from '#db/queries/letter-texts.ts'
import type { Trx } from '#db/client.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { fingerprintAcceptanceLetter, renderAcceptanceLetter } from '#app/documents/acceptance-letter.server.ts'
import { wordingOf } from '#app/documents/acceptance-wording.server.ts'
import { letterStatement } from '#app/documents/letter-signature.ts'
import type { Actor } from '#app/http/actor.ts'
import type { Signer } from '#app/keys/signing-keys.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import { decideOwnAward, type AcceptAwardRefusal } from './accept-award.server.ts'

export type IssueLetterRefusal = AcceptAwardRefusal | 'LETTER_ALREADY_ISSUED'

type LetterServices = Pick<CoreServices, 'database' | 'signing' | 'demo'>

export interface IssuedLetter {
  folio: string
  bytes: Buffer
  sha256: string
}

/** A broken download may be repeated for this long, by the session that asked first. */
export const FETCH_AGAIN_FOR = minutes(15)

/** The letter's bytes. `baseUrl` is the origin its QR leads to. Convocatoria §5.7, §5.8, §5.10 */
export async function issueLetter(
  services: LetterServices, actor: Actor, baseUrl: string,
): Promise<Result<IssuedLetter, IssueLetterRefusal>> {
  // Before the transaction: a key that is made first takes one of its own.
  const signer = await services.signing.current('letter')
  return services.database.db.transaction().execute(async (trx) => {
    const award = await lockAward(trx, actor.personId)
    if (award?.state === 'letterIssued') return fetchAgain(trx, actor, award.id)
    const decided = await decideOwnAward(trx, actor, 'issueLetter')
    if (!decided.ok) return decided
    const { awardId, next, now } = decided.value
    const token = randomBytes(16).toString('hex')
    const { folio, bytes, wording, letterTextId, ...signed } = await renderLetter(trx, signer, {
      awardId, token, baseUrl, now, isDemo: services.demo,
    })
    const sha256 = sha256Hex(bytes)
    const fileSignature = signer.sign(letterStatement('file', { folio, issuedAt: now, sha256 }))
    await insertLetter(trx, {
      awardId, token, sha256, bytes, ...signed, fileSignature, letterTextId,
      sessionSha256: actor.sessionSha256, fetchableUntil: addDuration(now, FETCH_AGAIN_FOR),
    }, now)
    await saveAwardState(trx, awardId, next, now)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'residente' }, action: 'letter.issue', subjectType: 'award',
      subjectId: awardId, payload: {
        sha256, contentSha256: signed.contentSha256, keyId: signed.keyId,
        ...(wording === undefined ? {} : { textVersion: wording.number, textSha256: wording.sha256 }),
      },
    })
    return accept({ folio, bytes, sha256 })
  })
}

/** The same bytes again, for the session that asked first; null where no letter was issued. Issues nothing. §5.10 */
export async function fetchLetter(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor,
): Promise<Result<IssuedLetter | null, 'LETTER_ALREADY_ISSUED'>> {
  return db.transaction().execute(async (trx): Promise<Result<IssuedLetter | null, 'LETTER_ALREADY_ISSUED'>> => {
    const award = await lockAward(trx, actor.personId)
    return award?.state === 'letterIssued' ? fetchAgain(trx, actor, award.id) : accept(null)
  })
}

/** The browser holds the bytes: the server forgets them. A hash that differs, or another session, forgets nothing. */
export async function confirmLetter(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor, sha256: string,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const award = await lockAward(trx, actor.personId)
    const letter = award === undefined ? undefined : await lockLetter(trx, award.id)
    if (letter === undefined || letter.sha256 !== sha256 || letter.delivered_at !== null) return false
    // Another session of the same person does not end a download that is not its own.
    if (!letter.session_sha256.equals(actor.sessionSha256)) return false
    await forgetLetterBytes(trx, letter.award_id, await readNow(trx))
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'residente' }, action: 'letter.deliver', subjectType: 'award',
      subjectId: letter.award_id, payload: { sha256 },
    })
    return true
  })
}

async function fetchAgain(
  trx: Trx, actor: Actor, awardId: string,
): Promise<Result<IssuedLetter, 'LETTER_ALREADY_ISSUED'>> {
  const letter = await lockLetter(trx, awardId)
  const now = await readNow(trx)
  const mayFetch = letter !== undefined && letter.bytes !== null && letter.delivered_at === null
    && now < letter.fetchable_until && letter.session_sha256.equals(actor.sessionSha256)
  if (!mayFetch || letter.bytes === null) return refuse('LETTER_ALREADY_ISSUED')
  const { folio } = await readLetterFacts(trx, awardId)
  return accept({ folio, bytes: letter.bytes, sha256: letter.sha256 })
}

interface RenderOptions { awardId: string, token: string, baseUrl: string, now: Instant, isDemo: boolean }

async function renderLetter(trx: Trx, { keyId, sign }: Signer, { awardId, token, baseUrl, now, isDemo }: RenderOptions) {
  const facts = await readLetterFacts(trx, awardId)
  const { windows } = await readConvocatoriaRules(trx, facts.convocatoria_id)
  if (facts.commitment_accepted_at === null) throw new Error(`award ${awardId} has a letter before its commitment`)
  const accepted = await findAcceptedText(trx, awardId)
  const wording = accepted === undefined ? undefined : wordingOf(accepted)
  const data = {
    isDemo, baseUrl, token,
    folio: facts.folio,
    convocatoria: facts.title,
    name: fullName(facts.given_names, facts.first_surname, facts.second_surname),
    matricula: facts.matricula,
    curp: facts.curp,
    ceme: facts.ceme,
    grade: facts.grade,
    currentSede: facts.current_sede,
    cer: facts.cer,
    sede: facts.sede,
    sedeCity: facts.sede_city,
    subsede: facts.subsede,
    ooad: facts.ooad,
    commitmentAcceptedAt: facts.commitment_accepted_at,
    issuedAt: now,
    arrivesOn: windows.arrivalAtNewSede.on,
    ...(wording === undefined ? {} : { wording }),
  }
  const contentSha256 = fingerprintAcceptanceLetter(data)
  const signature = sign(letterStatement('content', { folio: data.folio, issuedAt: now, sha256: contentSha256 }))
  const bytes = await renderAcceptanceLetter(data, { keyId, signature })
  return { folio: data.folio, bytes, contentSha256, keyId, signature, wording, letterTextId: accepted?.id ?? null }
}
