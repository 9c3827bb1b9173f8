/**
 * A person takes on a second factor, with the password and one code of it, or lets go of it likewise: a session left
 * open on a shared machine must not lock its owner out. Who just came from the password is not asked again. The secret
 * travels sealed to this person and session until then; the other sessions, which showed none, end with either.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { insertSession } from '#db/queries/people.ts'
import { deleteFactor, insertFactor, readWallClock } from '#db/queries/second-factors.ts'
import { endSessions } from '#db/queries/sessions.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { createSessionToken, SESSION_HOURS } from '#app/http/sessions.server.ts'
import { boundToFactor, findStep, newFactorSecret, readCode } from '#app/keys/one-time-code.server.ts'
import { hashRecoveryCode, newRecoveryCodes } from '#app/keys/recovery-codes.server.ts'
import type { Services } from '#app/services.server.ts'
import { spendCodeOrRecovery } from './check-factor.server.ts'
import { confirmPassword, type ConfirmPasswordRefusal } from './confirm-password.server.ts'

export type EnrolRefusal = ConfirmPasswordRefusal | 'CODE_WRONG' | 'FACTOR_EXISTS' | 'FACTOR_OFFER_OVER'
export type RemoveFactorRefusal = ConfirmPasswordRefusal | 'CODE_WRONG'

type Parts = Pick<Services, 'database' | 'live' | 'rateLimits' | 'papers'>

/** Whoever may take one on: a whole session, or one that serves this alone. */
export interface Enroller {
  personId: string
  matricula: string
  sessionSha256: Buffer
}

const boundToOffer = ({ personId, sessionSha256 }: Enroller) =>
  `efiser-factor-offer-1\n${personId}\n${sessionSha256.toString('hex')}`

/** A new secret, and the same sealed, for the form to send back. */
export function offerFactor({ secrets }: Parts['papers'], who: Enroller): { secret: Buffer, offer: string } {
  const secret = newFactorSecret()
  return { secret, offer: secrets.seal(secret, boundToOffer(who)).toString('base64url') }
}

/** Null for an offer to somebody else or to a former session. */
export function reopenOffer({ secrets }: Parts['papers'], who: Enroller, offer: string): Buffer | null {
  return secrets.open(Buffer.from(offer, 'base64url'), boundToOffer(who))
}

interface EnrolInput {
  /** Null for who waits with a session for this alone. */
  password: string | null
  offer: string
  typed: string
  address: string
  userAgent: string | null
  secure: boolean
}

/** The recovery codes, to be shown once, and the Set-Cookie header of the new session. */
export async function enrolFactor(
  services: Parts & Pick<Services, 'passwords'>, who: Enroller, input: EnrolInput,
): Promise<Result<{ recovery: string[], setCookie: string }, EnrolRefusal>> {
  const { database: { db }, live, rateLimits, papers } = services
  const secret = reopenOffer(papers, who, input.offer)
  if (secret === null) return refuse('FACTOR_OFFER_OVER')
  const limited = `factor ${who.personId}`
  const admitted = await rateLimits.admitSignIn(limited, input.address)
  if (!admitted.ok) return admitted
  const code = readCode(input.typed)
  const step = code === null ? null : findStep(secret, code, await readWallClock(db))
  if (step === null) return refuse('CODE_WRONG')
  if (input.password !== null) {
    const own = await confirmPassword(services, who, { password: input.password, address: input.address, passwordOnly: true })
    if (!own.ok) return own
  }
  const { personId } = who
  const recovery = newRecoveryCodes()
  const { tokenSha256, setCookie } = await createSessionToken(input.secure)
  const ended = await db.transaction().execute(async (trx) => {
    const made = await insertFactor(trx, {
      personId, sealed: papers.secrets.seal(secret, boundToFactor(personId)), step,
      codes: recovery.map((one) => hashRecoveryCode(personId, one)),
    })
    if (!made) return null
    const former = await endSessions(trx, personId, 'all')
    await insertSession(trx, {
      tokenSha256, personId, hours: SESSION_HOURS, address: input.address, userAgent: input.userAgent,
    })
    await appendAudit(trx, {
      actor: { personId, role: 'self' }, action: 'factor.enrol', subjectType: 'person', subjectId: personId,
      payload: { session: tokenSha256.toString('hex') },
    })
    return former
  })
  if (ended === null) return refuse('FACTOR_EXISTS')
  await rateLimits.forgiveFailures(limited, input.address)
  for (const session of ended) live.sessionEnded(session)
  return accept({ recovery, setCookie })
}

/** All sessions end: the next sign-in asks for what the platform then wants. */
export async function removeOwnFactor(
  services: Parts & Pick<Services, 'passwords'>, who: Enroller,
  { password, typed, address }: { password: string, typed: string, address: string },
): Promise<Result<null, RemoveFactorRefusal>> {
  const own = await confirmPassword(services, who, { password, address, passwordOnly: true })
  if (!own.ok) return own
  const { database: { db }, live, rateLimits, papers } = services
  const limited = `factor ${who.personId}`
  const admitted = await rateLimits.admitSignIn(limited, address)
  if (!admitted.ok) return admitted
  const ended = await db.transaction().execute(async (trx) => {
    if (await spendCodeOrRecovery(papers, trx, who.personId, typed) === null) return null
    await deleteFactor(trx, who.personId)
    await appendAudit(trx, {
      actor: { personId: who.personId, role: 'self' }, action: 'factor.remove', subjectType: 'person',
      subjectId: who.personId, payload: {},
    })
    return endSessions(trx, who.personId, 'all')
  })
  if (ended === null) return refuse('CODE_WRONG')
  await rateLimits.forgiveFailures(limited, address)
  for (const session of ended) live.sessionEnded(session)
  return accept(null)
}
