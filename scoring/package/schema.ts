// The shape of "efiser-selection/1", the one file from which a selection can be recomputed.
// Marks stay the decimal text of the file, so that the ranking and its independent check each read them by themselves.
// Refuses unknown keys, numbers where decimals belong, text that is empty or not NFC; never rounds what does not fit.
import { z } from 'zod'
import type { ProblemCode } from './problems.ts'

/** The rule sets that this code knows. A package under other rules is refused, never ranked by the nearest ones. */
export const RULES_VERSIONS = ['rama-2024-2025-1'] as const
export type RulesVersion = (typeof RULES_VERSIONS)[number]

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

/** Shape and ranges of each field. What spans fields (unique folios, repeated pools) is in cross-checks.ts. */
export const selectionPackageSchema = z.strictObject({
  schema: z.literal('efiser-selection/1'),
  rules: z.strictObject({
    convocatoria: z.enum(RULES_VERSIONS),
    maxBonus: z.string().regex(BONUS, problem('NOT_A_BONUS')),
    maxCer: atLeast(1),
    tieBreak: z.tuple(
      [z.literal('efiser'), z.literal('grades'), z.literal('enarm'), z.literal('lottery')], problem('NOT_ALLOWED'),
    ),
    lotterySeed: z.string().regex(/^[0-9a-f]{64}$/, problem('NOT_A_SEED')).nullable(),
  }),
  candidates: z.array(candidate),
  seats: z.array(pool),
})

export type SelectionPackage = z.output<typeof selectionPackageSchema>
export type PackageRules = SelectionPackage['rules']
export type PackageCandidate = z.output<typeof candidate>
export type PackagePublication = z.output<typeof publication>
/** Seats of one course at one sede and subsede. */
export type SeatPool = z.output<typeof pool>
/** What a preference names and a pool offers: a course at a sede, in a subsede or in none. */
export type Place = Pick<SeatPool, 'cer' | 'sede' | 'subsede'>
