/**
 * How often one may try to sign in. Failures are counted per account and address,
 * so that nobody locks a candidate out from elsewhere; the address alone has a
 * bucket wide enough for a hospital of hundreds behind one proxy at 08:55. And how
 * often an address may check receipts.
 */
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'

const FAILURES_PER_ACCOUNT_AND_ADDRESS = 10
const FAILURES_PER_ACCOUNT = 100
const ATTEMPTS_PER_ADDRESS = 1500
const WINDOW_SECONDS = 600
/** A hospital's candidates check theirs behind one address; a signature costs less than a page. */
const RECEIPT_CHECKS_PER_ADDRESS = 300
/** A hospital checks its machines behind one address: each takes a code, a download and a result. */
const MACHINE_CHECKS_PER_ADDRESS = 1000
/** Wrong codes of a sede: 60 random bits are not guessed at this pace. */
const WRONG_PASSES_PER_ADDRESS = 100
/** Pictures of one person: each costs the machine a second. */
const UPLOADS_PER_PERSON = 30
/** Folios of letters that one person of an OOAD looks up. */
const FOLIO_LOOKUPS_PER_PERSON = 60

export interface RateLimits {
  /**
   * Asked before the password is checked. Takes the try at once, so that tries sent side by side count as well;
   * `retryAfterSeconds` in the detail of a refusal.
   */
  admitSignIn(identifier: string, address: string): Promise<Result<null, 'SIGN_IN_RATE_LIMITED'>>
  /** The password was right: this try and the failures before it are forgiven to this address. */
  forgiveFailures(identifier: string, address: string): Promise<void>
  /** No password was checked: the try is given back. */
  giveBack(identifier: string, address: string): Promise<void>
  /** Whether this address may check one more receipt now. */
  admitReceiptCheck(address: string): Promise<boolean>
  /** Whether this address may ask once more for a step of the machines' check. */
  admitMachineCheck(address: string): Promise<boolean>
  /** Whether this address may try one more code of a sede. */
  admitCheckPass(address: string): Promise<boolean>
  /** Whether this person may upload one more picture now. */
  admitUpload(personId: string): Promise<boolean>
  /** Whether this person may look up one more letter by its folio now. */
  admitFolioLookup(personId: string): Promise<boolean>
}

/**
 * Counters in Redis for all nodes, or, without it and while it is away, in this process's memory. Keys are hashed, so
 * that neither names anybody.
 */
export function createRateLimits(redis: unknown = null): RateLimits {
  const bucket = (name: string, points: number) => {
    const memory = new RateLimiterMemory({ points, duration: WINDOW_SECONDS })
    if (redis === null) return memory
    return new RateLimiterRedis({
      storeClient: redis, useRedisPackage: true, rejectIfRedisNotReady: true, keyPrefix: `efiser:limit:${name}`,
      points, duration: WINDOW_SECONDS, insuranceLimiter: memory,
    })
  }
  const perPair = bucket('pair', FAILURES_PER_ACCOUNT_AND_ADDRESS)
  const perAccount = bucket('account', FAILURES_PER_ACCOUNT)
  const perAddress = bucket('address', ATTEMPTS_PER_ADDRESS)
  const addressKey = (address: string) => sha256Hex(address)
  const machineChecks = bucket('check', MACHINE_CHECKS_PER_ADDRESS)
  const wrongPasses = bucket('pass', WRONG_PASSES_PER_ADDRESS)
  const receiptChecks = bucket('receipt', RECEIPT_CHECKS_PER_ADDRESS)
  const uploads = bucket('upload', UPLOADS_PER_PERSON)
  const folioLookups = bucket('folio', FOLIO_LOOKUPS_PER_PERSON)
  const accountKey = (identifier: string) => sha256Hex(identifier.toLowerCase())
  const pairKey = (identifier: string, address: string) => sha256Hex(`${identifier.toLowerCase()}\n${address}`)
  return {
    async admitSignIn(identifier, address) {
      const ofAddress = await perAddress.get(addressKey(address))
      if (ofAddress !== null && ofAddress.remainingPoints <= 0) return refuseUntil(ofAddress)
      // In this order: who hammers from one address fills its own pair, not the account everywhere.
      const ofPair = await perPair.penalty(pairKey(identifier, address))
      if (ofPair.consumedPoints > FAILURES_PER_ACCOUNT_AND_ADDRESS) return refuseUntil(ofPair)
      const ofAccount = await perAccount.penalty(accountKey(identifier))
      if (ofAccount.consumedPoints > FAILURES_PER_ACCOUNT) return refuseUntil(ofAccount)
      await perAddress.penalty(addressKey(address))
      return accept(null)
    },
    async forgiveFailures(identifier, address) {
      await perPair.delete(pairKey(identifier, address))
      await perAccount.reward(accountKey(identifier))
    },
    async giveBack(identifier, address) {
      await perPair.reward(pairKey(identifier, address))
      await perAccount.reward(accountKey(identifier))
    },
    async admitReceiptCheck(address) {
      return (await receiptChecks.penalty(addressKey(address))).consumedPoints <= RECEIPT_CHECKS_PER_ADDRESS
    },
    async admitMachineCheck(address) {
      return (await machineChecks.penalty(addressKey(address))).consumedPoints <= MACHINE_CHECKS_PER_ADDRESS
    },
    async admitCheckPass(address) {
      return (await wrongPasses.penalty(addressKey(address))).consumedPoints <= WRONG_PASSES_PER_ADDRESS
    },
    async admitUpload(personId) {
      return (await uploads.penalty(sha256Hex(personId))).consumedPoints <= UPLOADS_PER_PERSON
    },
    async admitFolioLookup(personId) {
      return (await folioLookups.penalty(sha256Hex(personId))).consumedPoints <= FOLIO_LOOKUPS_PER_PERSON
    },
  }
}

function refuseUntil({ msBeforeNext }: { msBeforeNext: number }) {
  return refuse('SIGN_IN_RATE_LIMITED', { retryAfterSeconds: Math.ceil(msBeforeNext / 1000) })
}
