// What a candidate keeps: the own result, the salt that nobody else has, and the path from its leaf to the tree head that
// the signed manifest states. With the package it proves that exactly this result, in this place, was signed.
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { z } from 'zod'
import type { CandidateResult } from '../package/results.ts'
import { hashLeaf } from './tree.ts'

export const SALT_BYTES = 16

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)

export const inclusionProofSchema = z.strictObject({
  schema: z.literal('efiser-inclusion-proof/1'),
  packageManifestSha256: hex64,
  treeHead: hex64,
  treeSize: z.int().min(1),
  leafIndex: z.int().min(0),
  /** 128 bits, lower-case hex. */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  /** As in `results.json`. */
  result: z.record(z.string(), z.unknown()),
  path: z.array(hex64),
})

export type InclusionProof = z.output<typeof inclusionProofSchema>

/** Hash of a candidate's leaf: 0x00, the salt, and the canonical JSON of the result in UTF-8. */
export function leafOf(salt: Uint8Array, result: CandidateResult | Readonly<Record<string, unknown>>): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new RangeError('a salt has 16 bytes')
  return hashLeaf(Buffer.concat([salt, Buffer.from(canonicalJson(result), 'utf8')]))
}
