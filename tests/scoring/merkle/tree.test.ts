import fc from 'fast-check'
import { expect, test } from 'vitest'
import { auditPaths, hashLeaf, hashNode, headFromPath, treeHead } from '#scoring/merkle/tree.ts'

const hex = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString('hex'))

/** The leaves of the reference test of certificate-transparency (RFC 6962), whose heads are known for each size. */
const REFERENCE_LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  .map((leaf) => hashLeaf(Buffer.from(leaf, 'hex')))
const REFERENCE_HEADS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test('heads are those of the reference implementation of RFC 6962, size by size', () => {
  expect(REFERENCE_HEADS.map((_, index) => hex(treeHead(REFERENCE_LEAVES.slice(0, index + 1))))).toEqual(REFERENCE_HEADS)
  expect(hex(treeHead([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

/** RFC 6962 §2.1 word for word: split at the largest power of two below the size. */
function headByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return leaves[0] as Uint8Array
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return hashNode(headByDefinition(leaves.slice(0, split)), headByDefinition(leaves.slice(split)))
}

const leafSets = fc.array(fc.uint8Array({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 40 })
  .map((sets) => sets.map((data) => hashLeaf(data)))

test('every leaf\'s path leads to the head of the definition, and no other index, size, leaf or path does', () => {
  fc.assert(fc.property(leafSets, fc.nat(), (leaves, seed) => {
    const head = hex(headByDefinition(leaves))
    expect(hex(treeHead(leaves))).toBe(head)
    const paths = auditPaths(leaves)
    leaves.forEach((leaf, index) => { expect(hex(headFromPath(leaf, index, leaves.length, paths[index] ?? []))).toBe(head) })

    const index = seed % leaves.length
    const path = paths[index] ?? []
    const leaf = leaves[index] as Uint8Array
    expect(hex(headFromPath(hashLeaf(Buffer.from('another')), index, leaves.length, path))).not.toBe(head)
    expect(headFromPath(leaf, index, leaves.length, [...path, leaf])).toBeNull()
    expect(headFromPath(leaf, leaves.length, leaves.length, path)).toBeNull()
    if (path.length > 0) expect(headFromPath(leaf, index, leaves.length, path.slice(1))).toBeNull()
  }), { numRuns: 200 })
})

test('a node never passes for a leaf', () => {
  const [left, right] = [hashLeaf(Buffer.of(1)), hashLeaf(Buffer.of(2))]
  expect(hex(hashLeaf(Buffer.concat([left, right])))).not.toBe(hex(hashNode(left, right)))
})
