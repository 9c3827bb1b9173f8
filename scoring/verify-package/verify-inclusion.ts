// Does a candidate's proof belong to this package: is the result in it word for word, at its place, and does salt, result
// and path lead to the tree head that the signed manifest states. Needs the package to have been checked itself.
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { CandidateResult } from '../package/results.ts'
import { inclusionProofSchema, leafOf, type InclusionProof } from '../merkle/inclusion-proof.ts'
import { headFromPath } from '../merkle/tree.ts'
import { readLeaves, readResultRows } from './check-parts.ts'
import type { PackageReport } from './verify-package.ts'

export type InclusionRefusal =
  'PROOF_UNUSABLE' | 'PROOF_OF_OTHER_PACKAGE' | 'PROOF_RESULT_DIFFERS' | 'PROOF_LEAF_DIFFERS' | 'PROOF_PATH_WRONG'

/** The proof as read. */
export function verifyInclusion(
  proofFile: Uint8Array, { files, manifest, manifestSha256 }: PackageReport,
): Result<InclusionProof, InclusionRefusal> {
  const proof = readProof(proofFile)
  if (proof === null) return refuse('PROOF_UNUSABLE')
  const { tree } = manifest
  if (proof.packageManifestSha256 !== manifestSha256 || proof.treeHead !== tree.head || proof.treeSize !== tree.size) {
    return refuse('PROOF_OF_OTHER_PACKAGE')
  }
  const row = readResultRows(files)?.[proof.leafIndex]
  if (row === undefined || canonicalJson(row) !== canonicalJson(proof.result)) return refuse('PROOF_RESULT_DIFFERS')
  const leaf = leafOf(Buffer.from(proof.salt, 'hex'), proof.result as unknown as CandidateResult)
  const stated = readLeaves(files)?.[proof.leafIndex]
  if (stated === undefined || Buffer.compare(stated, leaf) !== 0) return refuse('PROOF_LEAF_DIFFERS')
  const head = headFromPath(leaf, proof.leafIndex, proof.treeSize, proof.path.map((hash) => Buffer.from(hash, 'hex')))
  if (head === null || Buffer.from(head).toString('hex') !== tree.head) return refuse('PROOF_PATH_WRONG')
  return accept(proof)
}

function readProof(bytes: Uint8Array): InclusionProof | null {
  try {
    const read = inclusionProofSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
