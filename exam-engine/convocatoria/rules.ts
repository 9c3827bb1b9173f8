// The rule set of one call as data: its courses, exams, dates, weights and points, read from the published JSON.
// What the text of a call fixes stands there and not in code, so that another cycle is another file with another
// version. Refuses fields that are unknown, missing or of another form; read-rules.ts looks between the fields.
import { z } from 'zod'
import { addDuration, hours, instant, windowOf } from '../kernel/time.ts'

const text = z.string().min(1)
const moment = z.iso.datetime({ offset: true })
const at = moment.transform((value) => instant(value))
const clause = text
const span = z.strictObject({ from: at, until: at, clause })
const deadline = z.strictObject({ until: at, clause })
const share = z.string().regex(/^\d\.\d{2}$/)

const prerequisite = z.strictObject({ ceme: text, grade: z.int().min(1).max(6) })

const course = z.strictObject({
  cer: text,
  newCourse: z.boolean(),
  prerequisites: z.array(prerequisite).min(1),
  /** Open to more grades than usual "sin sentar precedente": a later call must decide it anew. §1.1 */
  exceptional: z.boolean().optional(),
  note: text.optional(),
})

const exam = z.strictObject({ ...prerequisite.shape, startsAt: at, endsAt: at, clause })

/** The call names the day of the results; the hour comes with an aviso, so the window opens where that says. §5.1 */
const results = z
  .strictObject({ from: z.null(), publishOn: z.iso.date(), until: moment, clause, note: text })
  .transform(({ publishOn, until }) => {
    const zone = /(?:Z|[+-]\d{2}:\d{2})$/.exec(until)?.[0] ?? 'Z'
    const midnight = instant(`${publishOn}T00:00:00${zone}`)
    return { publicationDay: windowOf(midnight, addDuration(midnight, hours(24))), until: instant(until) }
  })

const articleType = z.strictObject({ examples: z.array(text), first: share, second: share })
const codedText = z.strictObject({ code: text, text })

/** The published JSON on the way in; `ConvocatoriaRules` on the way out, with instants for dates and times. */
export const rulesSchema = z.strictObject({
  source: text,
  timeZone: text,
  cycle: text,
  currentCycle: text,
  period: z.int().min(1),
  /** Of a later period: whether it has exams of its own, as it has where nothing is said, or takes the marks of before. */
  marks: z.enum(['newCronograma', 'carryOver']).optional(),
  publishedAt: at,
  note: text,
  windows: z.strictObject({
    registration: span,
    printApplication: span,
    results,
    resignKeepingCurrentCourse: deadline,
    resignToCompeteAgain: z.strictObject({ before: at, clause }),
    arrivalAtNewSede: z.strictObject({ on: z.iso.date(), clause }),
    foreignTuition: deadline,
  }),
  publicationCutoff: z.strictObject({ before: z.iso.date(), clause }),
  courses: z.array(course).min(1),
  completedCerExceptions: z.array(text),
  /** Time that may be given back to a sede in a turno. §3.1 B knows none, so a call that says nothing allows none. */
  maxCompensationMinutes: z.int().min(0).max(120).default(0),
  /** Empty where the marks carry over, and only there (contradictions.ts). */
  cronograma: z.array(exam),
  piImss: z.strictObject({
    clause, efiser: share, postgraduateGrades: share, enarm: share, publicationBonusMax: share, asPrinted: text,
  }),
  publicationPoints: z.strictObject({
    clause,
    types: z.strictObject({
      descriptive: articleType,
      analytical: articleType,
      quasiExperimental: articleType,
      randomisedBlindedTrial: articleType,
    }),
    notCounted: z.array(codedText),
    criteria: z.array(codedText.extend({ clause })),
  }),
  publicationFile: z.strictObject({ format: text, maxBytes: z.int(), files: z.int(), clause }),
  resignation: z.strictObject({
    clause, subjectTemplate: text, addressee: text, mailboxes: text, countsFrom: text,
  }),
})

export type ConvocatoriaRules = z.output<typeof rulesSchema>
/** A CER on offer, with the CEME and grades from which it can be entered. §1.1 */
export type Course = ConvocatoriaRules['courses'][number]
/** A CEME with the grade that a candidate is finishing: what decides which exam is sat. §1.1, §3.1 */
export type Prerequisite = z.output<typeof prerequisite>
/** One EFISER, at its instant. §3.2 */
export type Exam = ConvocatoriaRules['cronograma'][number]

/** Whether the EFISER marks of an earlier period of the cycle count in this one, which then has no exams. §5.3, §5.13 */
export function carriesMarks({ marks }: Pick<ConvocatoriaRules, 'marks'>): boolean {
  return marks === 'carryOver'
}

/** The name under which results, packages and database rows refer to these rules, e.g. `rama-2024-2025-1`. */
export function rulesVersion({ cycle, period }: ConvocatoriaRules): string {
  return `rama-${cycle}-${String(period)}`
}

/** One text per prerequisite, and the name of its exam everywhere: `Medicina interna 2`. */
export function prerequisiteName({ ceme, grade }: Prerequisite): string {
  return `${ceme} ${String(grade)}`
}
