// The test beacon's rounds. Its secret key is the hash of a text that stands here, so anybody knows every value before
// its moment: it serves demonstrations and tests, and its name says so. Signed as drand quicknet signs.
import { bls12_381 as bls } from '@noble/curves/bls12-381.js'
import { sha256 } from '#exam-engine/kernel/sha256.ts'
import { roundBytes, type BeaconRound } from './beacon-signature.ts'

const SECRET_KEY = bls.fields.Fr.create(BigInt(`0x${Buffer.from(sha256('EFISER faro de prueba')).toString('hex')}`))

/** The round that the test beacon gives. */
export function testRound(round: number): BeaconRound {
  const message = bls.shortSignatures.hash(sha256(roundBytes(round)))
  const signature = bls.shortSignatures.sign(message, bls.fields.Fr.toBytes(SECRET_KEY))
  return { round, signature: Buffer.from(signature.toBytes()).toString('hex'), previousSignature: null }
}
