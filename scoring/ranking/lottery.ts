// The last criterion: a lottery that nobody can steer and everybody can repeat. The seed joins a public beacon, named
// in advance, with a secret whose hash was published before the beacon spoke; each candidate's key follows from it.
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'

/** The seed of a selection, 64 lower-case hex digits: SHA-256(beacon ‖ secret), both as raw bytes. */
export function lotterySeed(beacon: Uint8Array, secret: Uint8Array): string {
  return sha256Hex(Buffer.concat([beacon, secret]))
}

/** SHA-256(32 seed bytes ‖ ASCII folio) in lower-case hex, whose text order is that of its bytes. Lowest wins. */
export function lotteryKey(seedHex: string, folio: string): string {
  return sha256Hex(Buffer.concat([Buffer.from(seedHex, 'hex'), Buffer.from(folio, 'ascii')]))
}
