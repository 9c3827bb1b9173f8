/**
 * Draws that are not uniform, from the seeded generator.
 */
import type { SeededRandom } from '#exam-engine/kernel/seeded-random.ts'

/** One of the values, each as likely as its weight says. Weights are positive. */
export function pickWeighted<T>(random: SeededRandom, values: readonly T[], weightOf: (value: T) => number): T {
  const total = values.reduce((sum, value) => sum + weightOf(value), 0)
  let left = random.next() * total
  const chosen = values.find((value) => (left -= weightOf(value)) < 0) ?? values.at(-1)
  if (chosen === undefined) throw new RangeError('nothing to pick from')
  return chosen
}

/** All values in random order, the heavier ones rather first (Efraimidis and Spirakis 2006). */
export function shuffleWeighted<T>(random: SeededRandom, values: readonly T[], weightOf: (value: T) => number): T[] {
  return values.map((value) => ({ value, key: random.next() ** (1 / weightOf(value)) }))
    .sort((left, right) => right.key - left.key)
    .map(({ value }) => value)
}

/** About standard normal, within ±6: the sum of twelve uniform draws. */
export function drawNormal(random: SeededRandom): number {
  let sum = -6
  for (let draw = 0; draw < 12; draw += 1) sum += random.next()
  return sum
}
