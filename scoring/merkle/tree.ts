// The Merkle tree of RFC 6962 §2.1: one hash that fixes every leaf and its place, and short proofs that a leaf is in it.
// A leaf is hashed behind the byte 0x00 and a node behind 0x01, so that no node can pass for a leaf. All hashes SHA-256.
import { sha256 } from '#exam-engine/kernel/sha256.ts'

const LEAF = Buffer.of(0x00)
const NODE = Buffer.of(0x01)

export function hashLeaf(data: Uint8Array): Uint8Array {
  return sha256(Buffer.concat([LEAF, data]))
}

export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(Buffer.concat([NODE, left, right]))
}

/** The head of the tree over leaf hashes in their order; SHA-256 of nothing for no leaf (RFC 6962 §2.1). */
export function treeHead(leaves: readonly Uint8Array[]): Uint8Array {
  const levels = levelsOf(leaves)
  return levels.at(-1)?.[0] ?? sha256(new Uint8Array())
}

/** The audit paths of all leaves (RFC 6962 §2.1.1), each from the leaf's sibling up to just below the head. */
export function auditPaths(leaves: readonly Uint8Array[]): Uint8Array[][] {
  const levels = levelsOf(leaves)
  return leaves.map((_, leaf) => {
    const path: Uint8Array[] = []
    let at = leaf
    for (const level of levels.slice(0, -1)) {
      const sibling = level[at ^ 1]
      if (sibling !== undefined) path.push(sibling)
      at >>= 1
    }
    return path
  })
}

/** The head that a leaf hash, its index, the size of the tree and a path lead to; null when they do not fit together. */
export function headFromPath(
  leaf: Uint8Array, index: number, size: number, path: readonly Uint8Array[],
): Uint8Array | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null
  let hash = leaf
  let at = index
  let last = size - 1
  const steps = [...path]
  while (last > 0) {
    if (at % 2 === 1 || at < last) {
      const sibling = steps.shift()
      if (sibling === undefined) return null
      hash = at % 2 === 1 ? hashNode(sibling, hash) : hashNode(hash, sibling)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return steps.length === 0 ? hash : null
}

/**
 * Pairs from the left, level by level; the one that is left over moves up as it is. The same tree as that of RFC 6962,
 * which splits at the largest power of two below the size: both keep complete subtrees to the left.
 */
function levelsOf(leaves: readonly Uint8Array[]): Uint8Array[][] {
  const levels: Uint8Array[][] = [[...leaves]]
  for (let level = levels[0] ?? []; level.length > 1; level = levels.at(-1) ?? []) {
    const above: Uint8Array[] = []
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at] as Uint8Array, level[at + 1]]
      above.push(right === undefined ? left : hashNode(left, right))
    }
    levels.push(above)
  }
  return levels
}
