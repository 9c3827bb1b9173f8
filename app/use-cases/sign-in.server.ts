/**
 * Opens a session for a matrícula or e-mail address and its password. Unknown
 * account, disabled account and wrong password are one refusal, and take the
 * same time.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { findAccount, insertSession } from '#db/queries/people.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { createSessionToken, SESSION_HOURS } from '#app/http/sessions.server.ts'
import type { Services } from '#app/services.server.ts'
import type { SessionStage } from '#db/tables/people-tables.ts'

export type SignInRefusal = 'SIGN_IN_FAILED' | 'SIGN_IN_RATE_LIMITED' | 'SIGN_IN_BUSY'

interface SignInInput {
  identifier: string
  password: string
  address: string
  userAgent: string | null
  secure: boolean
}

/** Where a session that is not whole yet ends by itself. */
const WAITING_HOURS = 0.25

export interface SignedIn {
  setCookie: string
  /** 'full', or what stands between this session and everything else. */
  stage: SessionStage
}

type SignInServices = Pick<Services, 'database' | 'passwords' | 'rateLimits'> & { env: Pick<Services['env'], 'staffFactor'> }

/** The new session. Refuses SIGN_IN_FAILED, SIGN_IN_RATE_LIMITED, SIGN_IN_BUSY. */
export async function signIn(services: SignInServices, input: SignInInput): Promise<Result<SignedIn, SignInRefusal>> {
  const { database: { db }, rateLimits, passwords } = services
  const admitted = await rateLimits.admitSignIn(input.identifier, input.address)
  if (!admitted.ok) return admitted
  const account = await findAccount(db, input.identifier)
  const usable = account !== undefined && account.disabled_at === null ? account : undefined
  const fits = await passwords.verify(input.password, usable?.password_hash ?? null)
  if (!fits.ok) {
    await rateLimits.giveBack(input.identifier, input.address)
    return fits
  }
  if (!fits.value || usable === undefined) {
    await db.transaction().execute((trx) => appendAudit(trx, {
      actor: null, action: 'session.refuse', subjectType: 'identifier', subjectId: sha256Hex(input.identifier),
      payload: {},
    }))
    return refuse('SIGN_IN_FAILED')
  }
  await rateLimits.forgiveFailures(input.identifier, input.address)
  const stage = stageOf(usable, services.env.staffFactor)
  const { tokenSha256, setCookie } = await createSessionToken(input.secure)
  await db.transaction().execute(async (trx) => {
    await insertSession(trx, {
      tokenSha256, personId: usable.id, hours: stage === 'full' ? SESSION_HOURS : WAITING_HOURS, address: input.address,
      userAgent: input.userAgent, stage,
    })
    await appendAudit(trx, {
      actor: { personId: usable.id, role: 'self' }, action: stage === 'full' ? 'session.open' : 'session.begin',
      subjectType: 'person', subjectId: usable.id,
      payload: { session: tokenSha256.toString('hex') },
    })
  })
  return accept({ setCookie, stage })
}

/** Who has a factor shows it; staff must have one where it is required. */
function stageOf(
  account: { factor_since: unknown, is_staff: boolean }, staffFactor: 'required' | 'optional',
): SessionStage {
  if (account.factor_since !== null) return 'factor'
  return account.is_staff && staffFactor === 'required' ? 'enrolment' : 'full'
}
