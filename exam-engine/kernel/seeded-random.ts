// Chance that can be replayed: a stream of numbers fixed by a seed alone, the same on every machine and Node version.
// Block i is SHA-256(seed ‖ ":" ‖ i), read as eight big-endian 32-bit words. Permutations of items and options are
// evidence, so this construction must never change; a new one would need a new name.
import { sha256 } from './sha256.ts'

export type SeededRandom = {
  /** A number in [0, 1) with 53 random bits. */
  next(): number
  /** A whole number in 0 … n−1, each equally likely. Needs 1 <= n <= 2^32. */
  int(n: number): number
  /** A new array in random order; every permutation equally likely. The argument is left as it is. */
  shuffle<T>(values: readonly T[]): T[]
  /** One of the values. Throws a RangeError on an empty array. */
  pick<T>(values: readonly T[]): T
}

const WORDS_PER_BLOCK = 8
const TWO_TO_32 = 2 ** 32

/** The generator that belongs to `seed` (any text). Two generators of one seed give the same stream. */
export function seededRandom(seed: string): SeededRandom {
  let blockNumber = 0
  let block: DataView | undefined
  let word = 0

  function nextWord(): number {
    if (block === undefined || word === WORDS_PER_BLOCK) {
      const digest = sha256(`${seed}:${String(blockNumber)}`)
      block = new DataView(digest.buffer, digest.byteOffset, digest.byteLength)
      blockNumber += 1
      word = 0
    }
    const value = block.getUint32(word * 4)
    word += 1
    return value
  }

  function int(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > TWO_TO_32) throw new RangeError(`not in 1 … 2^32: ${String(n)}`)
    // Words above the last whole multiple of n are thrown away: a plain remainder would favour small numbers.
    const limit = TWO_TO_32 - (TWO_TO_32 % n)
    let value = nextWord()
    while (value >= limit) value = nextWord()
    return value % n
  }

  return {
    next: () => ((nextWord() >>> 5) * 2 ** 26 + (nextWord() >>> 6)) / 2 ** 53,
    int,
    shuffle(values) {
      // Fisher–Yates from the end (Durstenfeld 1964, algorithm 235).
      const shuffled = [...values]
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const chosen = int(last + 1)
        const moved = shuffled[last] as (typeof shuffled)[number]
        shuffled[last] = shuffled[chosen] as (typeof shuffled)[number]
        shuffled[chosen] = moved
      }
      return shuffled
    },
    pick(values) {
      const value = values[int(values.length)]
      return value as (typeof values)[number]
    },
  }
}
