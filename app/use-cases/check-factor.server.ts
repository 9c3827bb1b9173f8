/**
 * Whether what was typed is the person's second factor now: a code of this step or a neighbour, a recovery code, or what
 * an admin dictated; each works once. Counts with failed sign-ins of its own kind: who knows the password guesses no code.
 */
import { findFactor, usePass, useRecoveryCode, useStep } from '#db/queries/second-factors.ts'
import type { DbOrTrx } from '#db/client.ts'
import { boundToFactor, findStep, readCode } from '#app/keys/one-time-code.server.ts'
import { hashPass, hashRecoveryCode, readRecoveryCode } from '#app/keys/recovery-codes.server.ts'
import type { CoreServices } from '#app/services.server.ts'

export type FactorServices = Pick<CoreServices, 'database'> & { papers: Pick<CoreServices['papers'], 'secrets'> }

/** What fitted, and is used up by it; null for a wrong one, and for a person without a factor. */
export async function spendCode(
  { secrets }: FactorServices['papers'], db: DbOrTrx, personId: string, typed: string,
): Promise<'code' | null> {
  const code = readCode(typed)
  if (code === null) return null
  const factor = await findFactor(db, personId)
  if (factor === undefined) return null
  const secret = secrets.open(factor.sealed, boundToFactor(personId))
  if (secret === null) throw new Error('a second factor was sealed under another master key')
  const step = findStep(secret, code, factor.now)
  return step !== null && await useStep(db, personId, step) ? 'code' : null
}

export async function spendCodeOrRecovery(
  papers: FactorServices['papers'], db: DbOrTrx, personId: string, typed: string,
): Promise<'code' | 'recovery' | null> {
  const recovery = readRecoveryCode(typed)
  if (recovery === null) return spendCode(papers, db, personId, typed)
  return await useRecoveryCode(db, personId, hashRecoveryCode(personId, recovery)) ? 'recovery' : null
}

/** For a sign-in alone: a pass opens a session, and takes no factor away. */
export async function spendAny(
  papers: FactorServices['papers'], db: DbOrTrx, personId: string, typed: string,
): Promise<'code' | 'recovery' | 'pass' | null> {
  const spent = await spendCodeOrRecovery(papers, db, personId, typed)
  const pass = spent === null ? readRecoveryCode(typed) : null
  if (pass === null) return spent
  return await usePass(db, personId, hashPass(personId, pass)) ? 'pass' : null
}
