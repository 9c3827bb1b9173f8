// A random sample that anyone can draw again. The rank of an id is SHA-256(seed ‖ LF ‖ id); the sample is the ids of the
// lowest ranks. So it depends on the seed and on who is in the population, never on the order in which they are listed;
// a larger sample of the same seed begins with the smaller one; and each id has the same chance.
// Refuses (throws on) an id that stands twice, or that would not stand alone on its line.
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'

/** The ids of the sample in the order of their ranks; all of them when there are no more than `size`. */
export function drawSample(seed: string, ids: readonly string[], size: number): string[] {
  if (new Set(ids).size !== ids.length) throw new RangeError('an id stands twice in the population')
  return ids.map((id) => ({ id, rank: rankOf(seed, id) }))
    .sort((left, right) => (left.rank < right.rank ? -1 : 1))
    .slice(0, size).map(({ id }) => id)
}

/** Lower-case hex; `printf '%s\n%s' SEED ID | sha256sum` says the same. */
export function rankOf(seed: string, id: string): string {
  return sha256Hex(`${seed}\n${id}`)
}

/** The population as a file: its ids in order, a line each. Its SHA-256 is what is recorded. */
export function populationText(ids: readonly string[]): string {
  if (ids.some((id) => id === '' || /[\n\r]/.test(id))) throw new RangeError('an id is a line of its own')
  return [...ids].sort().map((id) => `${id}\n`).join('')
}

export function readPopulation(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}
