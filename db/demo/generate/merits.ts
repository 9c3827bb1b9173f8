/**
 * What a resident brings to the PI-IMSS besides the exam: grades of the current
 * CEME, ENARM and publications (Convocatoria §4.2, §4.3). One latent ability
 * stands behind all of it, so that rankings look like real ones.
 */
import { formatDecimal, scaled } from '#exam-engine/kernel/decimal.ts'
import type { SeededRandom } from '#exam-engine/kernel/seeded-random.ts'
import { drawNormal, pickWeighted } from './weighted.ts'

export interface DrawnPublication {
  doi: string
  type: string
  author_position: number
  published_on: string
  accepted: boolean
}

const SHARE_WITH_PUBLICATIONS = 0.2

/** The four kinds that count (Convocatoria §4.3.2) and four of those that never do. */
const PUBLICATION_TYPES = [
  { type: 'descriptive', weight: 5, counts: true },
  { type: 'analytical', weight: 5, counts: true },
  { type: 'quasiExperimental', weight: 2, counts: true },
  { type: 'randomisedBlindedTrial', weight: 1, counts: true },
  { type: 'caseReport', weight: 3, counts: false },
  { type: 'letterToEditor', weight: 1, counts: false },
  { type: 'conferenceAbstract', weight: 1, counts: false },
  { type: 'bookChapter', weight: 1, counts: false },
]

// The last day that counts is 2023-11-30: some dates stand on either side of it.
const DAYS_AROUND_LIMIT = ['2023-11-29', '2023-11-30', '2023-12-01', '2023-12-04']

/** Marks of the years 1 … grade, two decimals, 70–100. */
export function drawGrades(random: SeededRandom, ability: number, grade: number): { year: number, mark: string }[] {
  return Array.from({ length: grade }, (_, index) => ({
    year: index + 1, mark: drawMark(random, { mean: 86 + 4 * ability, spread: 2.5, min: 70, max: 100, decimals: 2 }),
  }))
}

/** ENARM, 55–90, two to four decimals. */
export function drawEnarm(random: SeededRandom, ability: number): string {
  return drawMark(random, { mean: 71 + 4 * ability, spread: 4, min: 55, max: 90, decimals: 2 + random.int(3) })
}

/** None for most; else one to four, newest last. DOIs carry Crossref's prefix for tests, 10.5555. */
export function drawPublications(random: SeededRandom, folio: string): DrawnPublication[] {
  if (random.next() >= SHARE_WITH_PUBLICATIONS) return []
  const count = pickWeighted(random, [1, 2, 3, 4], (value) => 1 / value)
  return Array.from({ length: count }, (_, index) => {
    const { type, counts } = pickWeighted(random, PUBLICATION_TYPES, ({ weight }) => weight)
    return {
      doi: `10.5555/efiser.${folio.toLowerCase()}.${String(index + 1)}`,
      type,
      author_position: pickWeighted(random, [1, 2, 3, 5], (position) => 1 / position),
      published_on: drawDate(random),
      accepted: counts && random.next() < 0.85,
    }
  }).sort((left, right) => Date.parse(left.published_on) - Date.parse(right.published_on))
}

function drawDate(random: SeededRandom): string {
  if (random.next() < 0.2) return random.pick(DAYS_AROUND_LIMIT)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${String(2021 + random.int(3))}-${pad(1 + random.int(11))}-${pad(1 + random.int(28))}`
}

interface MarkShape { mean: number, spread: number, min: number, max: number, decimals: number }

function drawMark(random: SeededRandom, { mean, spread, min, max, decimals }: MarkShape): string {
  const value = Math.min(max, Math.max(min, mean + spread * drawNormal(random)))
  return formatDecimal(scaled(BigInt(Math.round(value * 10 ** decimals)), decimals), decimals)
}
