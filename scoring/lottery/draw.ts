// From a commitment to a seed: which round may be recorded now, whether it is the true one, and what follows from it.
// Refuses another round, a signature that is not the beacon's, anything before its moment; and the fallback unless its
// own moment has come and a second person stands by it.
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { instant, toIso, type Instant } from '#exam-engine/kernel/time.ts'
import { lotterySeed } from '../ranking/lottery.ts'
import { beaconValue, isRoundOf, type BeaconRound } from './beacon-signature.ts'
import { BEACONS } from './beacons.ts'
import type { Commitment, NamedRound } from './commitment.ts'

export const LOTTERY_STATES = ['committed', 'fallbackAsked', 'drawn'] as const
export type LotteryState = (typeof LOTTERY_STATES)[number]

export const LOTTERY_STEPS = [
  { from: 'committed', act: 'draw', to: 'drawn' },
  { from: 'committed', act: 'askFallback', to: 'fallbackAsked' },
  /** The named round was found after all. */
  { from: 'fallbackAsked', act: 'draw', to: 'drawn' },
  { from: 'fallbackAsked', act: 'drawFallback', to: 'drawn' },
] as const satisfies readonly { from: LotteryState, act: string, to: LotteryState }[]

export type LotteryAct = (typeof LOTTERY_STEPS)[number]['act']

/** The state that the act leads to; null where it leads nowhere. */
export function stepLottery(from: LotteryState, act: LotteryAct): LotteryState | null {
  return LOTTERY_STEPS.find((step) => step.from === from && step.act === act)?.to ?? null
}

export type LotteryPhase = 'waiting' | 'due' | 'fallbackDue' | 'drawn'

/** What the moment allows: nothing before the beacon's, the beacon from it on, the fallback too from its own. */
export function lotteryPhase(state: LotteryState, commitment: Commitment, now: Instant): LotteryPhase {
  if (state === 'drawn') return 'drawn'
  if (now < instant(commitment.beacon.moment)) return 'waiting'
  return now < instant(commitment.fallback.moment) ? 'due' : 'fallbackDue'
}

export type AskFallbackRefusal = 'LOTTERY_ALREADY_DRAWN' | 'FALLBACK_NOT_DUE' | 'FALLBACK_ALREADY_ASKED'

/** Whether somebody may declare that the named round cannot be had. FALLBACK_NOT_DUE carries `from`. */
export function askFallback(
  state: LotteryState, commitment: Commitment, now: Instant,
): Result<LotteryState, AskFallbackRefusal> {
  const to = stepLottery(state, 'askFallback')
  if (to === null) return refuse(state === 'drawn' ? 'LOTTERY_ALREADY_DRAWN' : 'FALLBACK_ALREADY_ASKED')
  if (now < instant(commitment.fallback.moment)) return refuse('FALLBACK_NOT_DUE', { from: commitment.fallback.moment })
  return accept(to)
}

export type DrawRefusal =
  | 'LOTTERY_ALREADY_DRAWN' | 'BEACON_NOT_YET' | 'BEACON_ROUND_WRONG' | 'BEACON_SIGNATURE_WRONG'
  | 'FALLBACK_NOT_ASKED' | 'FALLBACK_NEEDS_SECOND_PERSON' | 'LOTTERY_SECRET_WRONG'

export interface DrawInput {
  state: LotteryState
  commitment: Commitment
  source: 'beacon' | 'fallback'
  round: BeaconRound
  /** 32 bytes. */
  secret: Uint8Array
  by: string
  /** Who declared that the named round cannot be had; null while nobody did. */
  fallbackAskedBy: string | null
}

export interface Draw {
  /** 64 lower-case hex each. */
  beaconValue: string
  seed: string
  secret: string
}

/** The seed of the lottery; the secret is public from here on. BEACON_NOT_YET carries `from`. */
export function drawLottery(input: DrawInput, now: Instant): Result<Draw, DrawRefusal> {
  const { state, commitment, source, round, secret } = input
  if (state === 'drawn') return refuse('LOTTERY_ALREADY_DRAWN')
  const named: NamedRound = source === 'beacon' ? commitment.beacon : commitment.fallback
  if (stepLottery(state, source === 'beacon' ? 'draw' : 'drawFallback') === null) return refuse('FALLBACK_NOT_ASKED')
  if (source === 'fallback' && input.fallbackAskedBy === input.by) return refuse('FALLBACK_NEEDS_SECOND_PERSON')
  if (now < instant(named.moment)) return refuse('BEACON_NOT_YET', { from: toIso(instant(named.moment)) })
  if (round.round !== named.round) return refuse('BEACON_ROUND_WRONG', { round: named.round })
  if (!isRoundOf(BEACONS[named.chain], round)) return refuse('BEACON_SIGNATURE_WRONG', { round: named.round })
  if (sha256Hex(secret) !== commitment.secretSha256) return refuse('LOTTERY_SECRET_WRONG')
  const value = beaconValue(round.signature)
  return accept({
    beaconValue: value,
    seed: lotterySeed(Buffer.from(value, 'hex'), secret),
    secret: Buffer.from(secret).toString('hex'),
  })
}
