import { expect, test } from 'vitest'
import type { InclusionProof } from '#scoring/merkle/inclusion-proof.ts'
import { verifyInclusion } from '#scoring/verify-package/verify-inclusion.ts'
import { verifyPackage } from '#scoring/verify-package/verify-package.ts'
import { auditPackageOf, proofOf } from '#tests/factories/audit-package.ts'
import { largePackage } from '../large-package.ts'

const input = largePackage(23, 10)
const built = auditPackageOf({ ...input, rules: { ...input.rules, lotterySeed: null } })
const checked = verifyPackage(built.archive, { trusted: null, acceptTestBeacon: true })
if (!checked.ok) throw new Error(checked.refusal)
const report = checked.value
const proofs = built.results.candidates.map((_, index) => proofOf(built, index))
const ask = (proof: unknown) => {
  const answer = verifyInclusion(Buffer.from(JSON.stringify(proof)), report)
  return answer.ok ? 'holds' : answer.refusal
}

test('every candidate\'s proof holds, ranked or excluded', () => {
  expect(proofs.map(ask)).toEqual(proofs.map(() => 'holds'))
})

const first = proofs[0] as InclusionProof
const second = proofs[1] as InclusionProof

test.each<[string, unknown, string]>([
  ['the salt of somebody else', { ...first, salt: second.salt }, 'PROOF_LEAF_DIFFERS'],
  ['the result of somebody else', { ...first, result: second.result }, 'PROOF_RESULT_DIFFERS'],
  ['a better position', { ...first, result: { ...first.result, position: 0 } }, 'PROOF_RESULT_DIFFERS'],
  ['the place of somebody else', { ...first, leafIndex: 1 }, 'PROOF_RESULT_DIFFERS'],
  ['a place that there is not', { ...first, leafIndex: 4_000 }, 'PROOF_RESULT_DIFFERS'],
  ['a path cut short', { ...first, path: first.path.slice(1) }, 'PROOF_PATH_WRONG'],
  ['a path of somebody else', { ...first, path: [...first.path].reverse() }, 'PROOF_PATH_WRONG'],
  ['another tree head', { ...first, treeHead: 'ab'.repeat(32) }, 'PROOF_OF_OTHER_PACKAGE'],
  ['another package', { ...first, packageManifestSha256: 'ab'.repeat(32) }, 'PROOF_OF_OTHER_PACKAGE'],
  ['a field more', { ...first, name: 'x' }, 'PROOF_UNUSABLE'],
  ['a salt that is too short', { ...first, salt: '00' }, 'PROOF_UNUSABLE'],
])('a proof with %s does not hold', (_, proof, refusal) => {
  expect(ask(proof)).toBe(refusal)
})

test('what is no JSON is no proof', () => {
  expect(verifyInclusion(Buffer.from('{'), report)).toMatchObject({ refusal: 'PROOF_UNUSABLE' })
})
