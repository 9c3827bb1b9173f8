// A call as one document: the rules, and beside them what the rules leave to it: title, texts by clause, length of
// exams, sedes, seats, the hour of the results. What is drafted, published, hashed and compared is this document; it
// stays JSON, so that its hash is that of what anyone can download. Refuses what is not of this form.
import { z } from 'zod'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { accept, refuse, type Result } from '../kernel/result.ts'
import { sha256Hex } from '../kernel/sha256.ts'
import { prerequisiteName, rulesSchema, rulesVersion, type ConvocatoriaRules } from './rules.ts'

/** The rules as JSON, with dates as text. */
export type RulesJson = z.input<typeof rulesSchema>

const line = z.string().trim().min(1).max(300)
/** `3.1 C`: numbers with dots, and a letter where the call has one. */
export const CLAUSE_FORM = /^[1-9]\d*(?:\.\d+)*(?: [A-Z])?$/

const text = z.strictObject({
  clause: z.string().regex(CLAUSE_FORM), title: line.optional(), text: z.string().max(8_000),
})
const examSize = z.strictObject({
  ceme: line, grade: z.int().min(1).max(6), itemCount: z.int().min(1).max(500), researchCount: z.int().min(0).max(500),
})
const sede = z.strictObject({
  code: z.string().regex(/^[A-Z0-9-]{2,32}$/), name: line, city: line, ooad: line, timeZone: line,
})
const pool = z.strictObject({
  cer: line, sede: z.string(), subsede: line.nullable(), seats: z.int(), foreignMax: z.int().nullable(),
})

/** In which order a tie on the PI-IMSS is broken; after the last the lottery decides. */
export const TIE_CRITERIA = ['efiser', 'postgraduateGrades', 'enarm'] as const
export type TieCriterion = (typeof TIE_CRITERIA)[number]

export const tieBreakSchema = z.array(z.enum(TIE_CRITERIA)).max(TIE_CRITERIA.length)

export const callDocumentSchema = z.strictObject({
  title: line,
  rules: z.custom<RulesJson>((value) => rulesSchema.safeParse(value).success, { error: 'no rule set' }),
  /** The hour of the results, which the call leaves to an aviso. §5.1 */
  resultsFrom: z.iso.datetime({ offset: true }),
  tieBreak: tieBreakSchema,
  texts: z.array(text).max(400),
  exams: z.array(examSize).max(200),
  sedes: z.array(sede).max(1_000),
  pools: z.array(pool).max(5_000),
})

export type CallDocument = z.output<typeof callDocumentSchema>
export type CallPool = CallDocument['pools'][number]
export type CallSede = CallDocument['sedes'][number]
export type CallText = CallDocument['texts'][number]
export type ExamSize = CallDocument['exams'][number]
export type RulesCourse = RulesJson['courses'][number]
export type RulesExam = RulesJson['cronograma'][number]

/** Reads a stored or sent document. Refuses with `INVALID_CALL` (the first bad path). */
export function parseCallDocument(value: unknown): Result<CallDocument, 'INVALID_CALL'> {
  const parsed = callDocumentSchema.safeParse(value)
  if (parsed.success) return accept(parsed.data)
  const [issue] = parsed.error.issues
  return refuse('INVALID_CALL', { path: issue?.path.join('.') ?? '', problem: issue?.message ?? '' })
}

/** The rules with instants for dates. Whether they contradict themselves is for the check list to say. */
export function rulesOf({ rules }: Pick<CallDocument, 'rules'>): ConvocatoriaRules {
  return rulesSchema.parse(rules)
}

/** The name of the call everywhere, e.g. `rama-2025-2026-1`. */
export function callId(document: Pick<CallDocument, 'rules'>): string {
  return rulesVersion(rulesOf(document))
}

export function examSizeOf({ exams }: CallDocument, name: string): ExamSize | undefined {
  return exams.find((exam) => prerequisiteName(exam) === name)
}

export type VersionHashes = { readonly documentSha256: string; readonly rulesSha256: string; readonly sha256: string }

/** What a version is known by: the hash of its document, and that of the document with the version before it. */
export function hashVersion(document: CallDocument, number: number, previousSha256: string | null): VersionHashes {
  const documentSha256 = sha256Hex(canonicalJson(document))
  const sha256 = sha256Hex(canonicalJson({ number, previous: previousSha256, document: documentSha256 }))
  return { documentSha256, rulesSha256: sha256Hex(canonicalJson(document.rules)), sha256 }
}
