// What is published before the beacon speaks, as one canonical text: the hash of the frozen input, the hash of the
// secret, which round of which beacon will decide, how it is encoded, and what happens if that round cannot be had.
// Refuses a beacon's moment that comes too soon to be read by anybody first, or later than the selection can wait.
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { addDuration, hours, instant, minutes, toIso, type Instant } from '#exam-engine/kernel/time.ts'
import { z } from 'zod'
import { BEACON_IDS, BEACONS, firstRoundFrom, momentOfRound, type BeaconId } from './beacons.ts'

/** From the commitment to the beacon at least; so long anybody can read the commitment and keep a copy. */
export const LEAST_LEAD = minutes(10)
/** At most. */
export const GREATEST_LEAD = hours(7 * 24)
/** From the beacon's moment to that of the fallback's round. */
export const FALLBACK_AFTER = hours(24)

/** Byte for byte how the seed comes about; part of the commitment, so that it cannot be read another way later. */
export const ENCODING = 'secretSha256 = SHA-256(32 bytes of the secret); beacon = SHA-256(raw bytes of the signature of '
  + 'the round), 32 bytes; seed = SHA-256(beacon || secret), 64 bytes in; hexadecimal is only how bytes are written'
const FALLBACK_RULE = 'only if nobody has recorded the round of the beacon when the fallback round is due, and two '
  + 'different persons of the coordination declare that it cannot be had'

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)
const isoInstant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)

const namedRound = z.strictObject({
  chain: z.enum(BEACON_IDS), name: z.string(), chainHash: hex64, publicKey: z.string().regex(/^[0-9a-f]+$/),
  scheme: z.string(), round: z.int().min(1), moment: isoInstant,
})

export const commitmentSchema = z.strictObject({
  schema: z.literal('efiser-lottery-commitment/1'),
  convocatoria: z.string(),
  /** 1 for the first freeze of the convocatoria; one that replaces another says so by its number and its reason. */
  number: z.int().min(1),
  reason: z.string().nullable(),
  frozenInputSha256: hex64,
  secretSha256: hex64,
  committedAt: isoInstant,
  beacon: namedRound,
  fallback: namedRound.extend({ rule: z.string() }),
  encoding: z.string(),
})

export type Commitment = z.output<typeof commitmentSchema>
export type NamedRound = z.output<typeof namedRound>

export type CommitRefusal = 'BEACON_TOO_SOON' | 'BEACON_TOO_LATE'

interface CommitInput {
  convocatoria: string
  number: number
  reason: string | null
  frozenInputSha256: string
  secretSha256: string
  chain: BeaconId
  /** The round is the first of the chain from here on. */
  from: Instant
}

/**
 * The commitment as of `now`. `BEACON_TOO_SOON` and `BEACON_TOO_LATE` carry the nearest moment that would do.
 * The window of moments is half-open: [now + 10 min, now + 7 days).
 */
export function commitLottery(input: CommitInput, now: Instant): Result<Commitment, CommitRefusal> {
  const beacon = nameRound(input.chain, input.from)
  const earliest = addDuration(now, LEAST_LEAD)
  const latest = addDuration(now, GREATEST_LEAD)
  if (instant(beacon.moment) < earliest) return refuse('BEACON_TOO_SOON', { from: toIso(earliest) })
  if (instant(beacon.moment) >= latest) return refuse('BEACON_TOO_LATE', { until: toIso(latest) })
  const { convocatoria, number, reason, frozenInputSha256, secretSha256 } = input
  return accept({
    schema: 'efiser-lottery-commitment/1',
    convocatoria, number, reason, frozenInputSha256, secretSha256,
    committedAt: toIso(now),
    beacon,
    fallback: {
      ...nameRound(fallbackOf(input.chain), addDuration(instant(beacon.moment), FALLBACK_AFTER)), rule: FALLBACK_RULE,
    },
    encoding: ENCODING,
  })
}

export function commitmentText(commitment: Commitment): string {
  return canonicalJson(commitment)
}

/** A chain of the same league with keys, period and scheme of its own; the test beacon falls back on itself. */
export function fallbackOf(chain: BeaconId): BeaconId {
  return BEACONS[chain].test ? chain : 'drand-default'
}

function nameRound(chain: BeaconId, from: Instant): NamedRound {
  const beacon = BEACONS[chain]
  const round = firstRoundFrom(beacon, from)
  return {
    chain, name: beacon.name, chainHash: beacon.chainHash, publicKey: beacon.publicKey, scheme: beacon.scheme, round,
    moment: toIso(momentOfRound(beacon, round)),
  }
}
