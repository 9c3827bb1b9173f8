/**
 * How often one may try to sign in. Failures are counted per account and address,
 * so that nobody locks a candidate out from elsewhere; the address alone has a
 * bucket wide enough for a hospital of hundreds behind one proxy at 08:55.
 */
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'

const FAILURES_PER_ACCOUNT_AND_ADDRESS = 10
const FAILURES_PER_ACCOUNT = 100
const ATTEMPTS_PER_ADDRESS = 1500
const WINDOW_SECONDS = 600

export interface RateLimits {
  /** Asked before the password is checked. `retryAfterSeconds` in the detail of a refusal. */
  admitSignIn(identifier: string, address: string): Promise<Result<null, 'SIGN_IN_RATE_LIMITED'>>
  countFailure(identifier: string, address: string): Promise<void>
  forgiveFailures(identifier: string, address: string): Promise<void>
}

/** Counters in this process's memory; keys are hashed, so that a heap dump names nobody. */
export function createRateLimits(): RateLimits {
  const bucket = (points: number) => new RateLimiterMemory({ points, duration: WINDOW_SECONDS })
  const perPair = bucket(FAILURES_PER_ACCOUNT_AND_ADDRESS)
  const perAccount = bucket(FAILURES_PER_ACCOUNT)
  const perAddress = bucket(ATTEMPTS_PER_ADDRESS)
  const accountKey = (identifier: string) => sha256Hex(identifier.toLowerCase())
  const pairKey = (identifier: string, address: string) => sha256Hex(`${identifier.toLowerCase()}\n${address}`)
  return {
    async admitSignIn(identifier, address) {
      const states = await Promise.all([
        perPair.get(pairKey(identifier, address)), perAccount.get(accountKey(identifier)), perAddress.get(address)])
      const full = states.find((state) => state !== null && state.remainingPoints <= 0)
      if (full) return refuse('SIGN_IN_RATE_LIMITED', { retryAfterSeconds: Math.ceil(full.msBeforeNext / 1000) })
      await perAddress.penalty(address)
      return accept(null)
    },
    async countFailure(identifier, address) {
      await Promise.all([perPair.penalty(pairKey(identifier, address)), perAccount.penalty(accountKey(identifier))])
    },
    async forgiveFailures(identifier, address) {
      await perPair.delete(pairKey(identifier, address))
    },
  }
}
