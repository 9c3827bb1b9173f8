// The lottery once more, from its record: nothing is taken on trust but the beacon's public key, a constant of this code.
// Finds a commitment after the beacon's moment, another round, another secret, a seed that does not follow from both.
import { createHash } from 'node:crypto'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { isRoundOf } from '../lottery/beacon-signature.ts'
import { BEACONS, momentOfRound } from '../lottery/beacons.ts'
import type { NamedRound } from '../lottery/commitment.ts'
import { lotteryRecordSchema, type LotteryRecord } from '../lottery/record.ts'
import type { LotteryFault } from './checks.ts'

export interface LotteryFinding {
  /** Null when the text is no record. */
  readonly record: LotteryRecord | null
  readonly faults: readonly LotteryFault[]
}

export function checkLottery(
  text: string, frozenInputSha256: string, { acceptTestBeacon }: { acceptTestBeacon: boolean },
): LotteryFinding {
  const record = readRecord(text)
  if (record === null) return { record, faults: ['RECORD_UNUSABLE'] }
  const { commitment, source, round } = record
  const named = source === 'beacon' ? commitment.beacon : commitment.fallback
  const faults: LotteryFault[] = []
  const demand = (holds: boolean, fault: LotteryFault) => { if (!holds) faults.push(fault) }

  demand(sha256(Buffer.from(canonicalJson(commitment))) === record.commitmentSha256, 'COMMITMENT_HASH_WRONG')
  demand(commitment.frozenInputSha256 === frozenInputSha256, 'OTHER_FROZEN_INPUT')
  demand([commitment.beacon, commitment.fallback].every(isAsKnown), 'BEACON_NOT_AS_KNOWN')
  demand([commitment.beacon, commitment.fallback].every(hasItsMoment), 'BEACON_MOMENT_WRONG')
  demand(instant(commitment.committedAt) < instant(commitment.beacon.moment)
    && instant(commitment.beacon.moment) < instant(commitment.fallback.moment), 'COMMITTED_TOO_LATE')
  demand(instant(record.drawnAt) >= instant(named.moment), 'DRAWN_TOO_EARLY')
  demand(round.round === named.round, 'OTHER_ROUND')
  demand(isRoundOf(BEACONS[named.chain], round), 'ROUND_SIGNATURE_WRONG')
  demand(sha256(bytes(round.signature)) === record.beaconValue, 'BEACON_VALUE_WRONG')
  demand(sha256(bytes(record.secret)) === commitment.secretSha256, 'SECRET_WRONG')
  demand(sha256(bytes(record.beaconValue + record.secret)) === record.seed, 'SEED_WRONG')
  demand(acceptTestBeacon || !BEACONS[named.chain].test, 'TEST_BEACON')
  return { record, faults }
}

/** Times and rounds are worked out once in here, so that nothing below can throw on them. */
function readRecord(text: string): LotteryRecord | null {
  try {
    const record = lotteryRecordSchema.parse(JSON.parse(text))
    const { beacon, fallback, committedAt } = record.commitment
    for (const named of [beacon, fallback]) hasItsMoment(named)
    for (const at of [committedAt, record.drawnAt]) instant(at)
    return record
  } catch {
    return null
  }
}

function isAsKnown({ chain, chainHash, publicKey, scheme }: NamedRound): boolean {
  const beacon = BEACONS[chain]
  return beacon.chainHash === chainHash && beacon.publicKey === publicKey && beacon.scheme === scheme
}

function hasItsMoment({ chain, round, moment }: NamedRound): boolean {
  return momentOfRound(BEACONS[chain], round) === instant(moment)
}

function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex')
}
