/**
 * The password again, or a code of the second factor, from somebody who is signed in, before an act that binds them.
 * Counts with the failed sign-ins of the account and address, and is limited with them: a session left open is no way to
 * guess either.
 */
import { findPasswordHash } from '#db/queries/people.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { spendCode, type FactorServices } from './check-factor.server.ts'

export type ConfirmPasswordRefusal = 'PASSWORD_WRONG' | 'SIGN_IN_BUSY' | 'SIGN_IN_RATE_LIMITED'

/** `papers`: its box holds the secrets of second factors. */
export type PasswordServices = Pick<CoreServices, 'passwords' | 'rateLimits'> & FactorServices

export interface OwnPassword {
  /** As typed; six figures may be a code, where the person has a factor. */
  password: string
  address: string
  /** A code does not do. */
  passwordOnly?: boolean
}

/** Accepted when it is the actor's own. Outside any transaction: a hash takes a worker a quarter of a second. */
export async function confirmPassword(
  { database: { db }, passwords, rateLimits, papers }: PasswordServices,
  actor: Pick<Actor, 'personId' | 'matricula'>,
  { password, address, passwordOnly = false }: OwnPassword,
): Promise<Result<null, ConfirmPasswordRefusal>> {
  const admitted = await rateLimits.admitSignIn(actor.matricula, address)
  if (!admitted.ok) return admitted
  if (!passwordOnly && await spendCode(papers, db, actor.personId, password) !== null) {
    await rateLimits.forgiveFailures(actor.matricula, address)
    return accept(null)
  }
  const fits = await passwords.verify(password, await findPasswordHash(db, actor.personId))
  if (!fits.ok) {
    await rateLimits.giveBack(actor.matricula, address)
    return fits
  }
  if (!fits.value) return refuse('PASSWORD_WRONG')
  await rateLimits.forgiveFailures(actor.matricula, address)
  return accept(null)
}
