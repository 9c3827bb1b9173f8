// The shape of a selection package, the one file from which a selection can be recomputed. "efiser-selection/2" carries
// the terms of its score; "efiser-selection/1" leaves them to the code, for the one call it may name, and stays readable.
// Marks stay the decimal text of the file, so that the ranking and its independent check each read them by themselves.
// Refuses unknown keys, numbers where decimals belong, text that is empty or not NFC; never rounds what does not fit.
import { z } from 'zod'
import type { ProblemCode } from './problems.ts'

/** The calls that the first form may name: their terms stand in the code. It never takes the nearest ones for another. */
export const RULES_VERSIONS = ['rama-2024-2025-1'] as const
export type RulesVersion = (typeof RULES_VERSIONS)[number]

/** In which order a tie on the PI-IMSS falls; the lottery is always the last. §5.2 */
export const TIE_CRITERIA = ['efiser', 'grades', 'enarm'] as const
export type TieCriterion = (typeof TIE_CRITERIA)[number]

const problem = (code: ProblemCode): { error: ProblemCode } => ({ error: code })

const text = z.string()
  .min(1, problem('EMPTY'))
  .refine((value) => value.isWellFormed() && value === value.normalize('NFC'), problem('NOT_NFC'))

const MARK = /^(?:100(?:\.0{1,4})?|(?:0|[1-9]\d?)(?:\.\d{1,4})?)$/
const BONUS = /^(?:100(?:\.0{1,2})?|(?:0|[1-9]\d?)(?:\.\d{1,2})?)$/

const mark = z.string().regex(MARK, problem('NOT_A_MARK'))
const atLeast = (least: number) => z.int().min(least, problem('OUT_OF_RANGE'))

const efiser = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('present'), correct: atLeast(0), counted: atLeast(1) })
    .refine((taken) => taken.correct <= taken.counted, { ...problem('MORE_CORRECT_THAN_COUNTED'), path: ['correct'] }),
  z.strictObject({ status: z.literal(['absent', 'cancelled', 'denied']) }),
])

const publication = z.strictObject({
  doi: text.refine((doi) => doi.trim() !== '', problem('EMPTY')),
  type: text,
  authorPosition: atLeast(1),
  publishedOn: z.iso.date(problem('NOT_A_DATE')),
  accepted: z.boolean(),
})

const place = { cer: text, sede: text, subsede: text.nullable() }

const candidate = z.strictObject({
  folio: z.string().regex(/^[A-Za-z0-9-]{1,64}$/, problem('NOT_A_FOLIO')),
  category: z.enum(['mexican', 'foreign']),
  ceme: text,
  grade: atLeast(1),
  efiser,
  grades: z.strictObject({ previous: z.array(mark), current: mark.nullable() }),
  enarm: mark,
  publications: z.array(publication),
  preferences: z.array(z.strictObject(place)),
})

const pool = z.strictObject({ ...place, count: atLeast(0), foreignMax: atLeast(0).nullable() })

const ruleFields = {
  maxBonus: z.string().regex(BONUS, problem('NOT_A_BONUS')),
  maxCer: atLeast(1),
  lotterySeed: z.string().regex(/^[0-9a-f]{64}$/, problem('NOT_A_SEED')).nullable(),
}

const weight = z.string().regex(/^(?:0\.\d{2}|1\.00)$/, problem('NOT_A_SHARE'))
const points = z.string().regex(/^\d\.\d{2}$/, problem('NOT_A_SHARE'))
const pointsOfType = z.tuple([points, points], problem('NOT_ALLOWED'))
const hundredths = (share: string) => Number(share.replace('.', ''))

const terms = z.strictObject({
  /** Shares of the PI-IMSS; together 1.00. §4.3 */
  weights: z.strictObject({ efiser: weight, grades: weight, enarm: weight })
    .refine(({ efiser, grades, enarm }) => hundredths(efiser) + hundredths(grades) + hundredths(enarm) === 100,
      problem('WEIGHTS_NOT_WHOLE')),
  /** The first day on which a publication no longer counts. §4.3.1.6 */
  publishedBefore: z.iso.date(problem('NOT_A_DATE')),
  /** Points for the first and for the second author. §4.3.2 */
  articlePoints: z.strictObject({
    descriptive: pointsOfType, analytical: pointsOfType, quasiExperimental: pointsOfType, randomisedBlindedTrial: pointsOfType,
  }),
})

const tieBreak = z.array(z.enum([...TIE_CRITERIA, 'lottery']))
  .refine((criteria) => criteria.at(-1) === 'lottery' && new Set(criteria).size === criteria.length, problem('NOT_ALLOWED'))

const rows = { candidates: z.array(candidate), seats: z.array(pool) }

/** Shape and ranges of each field. What spans fields (unique folios, repeated pools) is in cross-checks.ts. */
export const selectionPackageSchema = z.discriminatedUnion('schema', [
  z.strictObject({
    schema: z.literal('efiser-selection/1'),
    rules: z.strictObject({
      ...ruleFields,
      convocatoria: z.enum(RULES_VERSIONS),
      tieBreak: z.tuple(
        [z.literal('efiser'), z.literal('grades'), z.literal('enarm'), z.literal('lottery')], problem('NOT_ALLOWED'),
      ),
    }),
    ...rows,
  }),
  z.strictObject({
    schema: z.literal('efiser-selection/2'),
    rules: z.strictObject({
      ...ruleFields,
      convocatoria: z.string().regex(/^[a-z0-9-]{1,60}$/, problem('NOT_A_CALL')),
      tieBreak,
      terms,
    }),
    ...rows,
  }),
])

/** A package of either form; `terms` stands in the second one alone. */
export type SelectionPackage = {
  readonly schema: 'efiser-selection/1' | 'efiser-selection/2'
  readonly rules: PackageRules
  readonly candidates: z.output<typeof candidate>[]
  readonly seats: SeatPool[]
}
export type PackageRules = {
  readonly convocatoria: string
  readonly maxBonus: string
  readonly maxCer: number
  readonly tieBreak: readonly (TieCriterion | 'lottery')[]
  readonly lotterySeed: string | null
  readonly terms?: SelectionTerms
}
/** What a call fixes about the score, as decimal text. */
export type SelectionTerms = z.output<typeof terms>
export type PackageCandidate = z.output<typeof candidate>
export type PackagePublication = z.output<typeof publication>
/** Seats of one course at one sede and subsede. */
export type SeatPool = z.output<typeof pool>
/** What a preference names and a pool offers: a course at a sede, in a subsede or in none. */
export type Place = Pick<SeatPool, 'cer' | 'sede' | 'subsede'>
