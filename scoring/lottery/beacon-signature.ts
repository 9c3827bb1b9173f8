// Is this the value that a beacon gave for a round? A drand round is one BLS signature on BLS12-381 over its number;
// there is exactly one that is valid, so nobody can choose among several. Curves by @noble/curves; no pairing of our own.
import { bls12_381 as bls } from '@noble/curves/bls12-381.js'
import { sha256Hex, sha256 } from '#exam-engine/kernel/sha256.ts'
import type { Beacon } from './beacons.ts'

/** What a beacon publishes for a round. Lower-case hex; `previousSignature` only where the scheme chains rounds. */
export interface BeaconRound {
  readonly round: number
  readonly signature: string
  readonly previousSignature: string | null
}

const POINT = /^(?:[0-9a-f]{2})+$/
const G1_BYTES = 48
const G2_BYTES = 96

/** The 32 bytes of a round, lower-case hex: SHA-256 of the raw signature. Never of its hex text. */
export function beaconValue(signature: string): string {
  return sha256Hex(Buffer.from(signature, 'hex'))
}

/** Checks the signature against the beacon's public key. False, too, for what is no point of the curve. */
export function isRoundOf(beacon: Beacon, round: BeaconRound): boolean {
  const [signatureBytes, hasPrevious] = beacon.scheme === 'pedersen-bls-chained'
    ? [G2_BYTES, true] : [G1_BYTES, false]
  if (!isHexOf(round.signature, signatureBytes)) return false
  if ((round.previousSignature !== null) !== hasPrevious) return false
  try {
    if (beacon.scheme === 'pedersen-bls-chained') {
      const previous = round.previousSignature ?? ''
      if (!POINT.test(previous)) return false
      const message = sha256(Buffer.concat([Buffer.from(previous, 'hex'), roundBytes(round.round)]))
      return bls.longSignatures.verify(round.signature, bls.longSignatures.hash(message), beacon.publicKey)
    }
    const message = bls.shortSignatures.hash(sha256(roundBytes(round.round)))
    return bls.shortSignatures.verify(round.signature, message, beacon.publicKey)
  } catch {
    return false
  }
}

/** What a round signs: its number as eight bytes, the most significant first. */
export function roundBytes(round: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(round))
  return bytes
}

function isHexOf(text: string, bytes: number): boolean {
  return text.length === bytes * 2 && POINT.test(text)
}
