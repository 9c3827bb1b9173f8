// Whether a package was scored by the terms of its call: the rules document that the ledger holds is the one of the stated
// hash, and says what the package says. Reads that document by itself; nothing that wrote the package is asked.
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { z } from 'zod'
import type { PackageRules } from '../package/schema.ts'
import type { Fault } from './checks.ts'

const points = z.looseObject({ first: z.string(), second: z.string() })

const rulesDocument = z.looseObject({
  cycle: z.string(), period: z.int(), marks: z.string().optional(),
  piImss: z.looseObject({
    efiser: z.string(), postgraduateGrades: z.string(), enarm: z.string(), publicationBonusMax: z.string(),
  }),
  publicationCutoff: z.looseObject({ before: z.string() }),
  publicationPoints: z.looseObject({ types: z.record(z.string(), points) }),
})

export interface TermsOnRecord {
  readonly convocatoria: string
  readonly rulesDocumentSha256: string | null
  readonly rulesDocument: unknown
  readonly marksFrom: { readonly convocatoria: string } | null
}

/** The tie order and the number of courses are no part of the rules document: the ledger's hash of the rules holds them. */
export function checkTerms(stated: PackageRules, ledger: TermsOnRecord): Fault[] {
  const { rulesDocumentSha256: sha256 } = ledger
  const faults: Fault[] = []
  if (sha256 !== null && sha256Hex(canonicalJson(ledger.rulesDocument)) !== sha256) {
    faults.push({ check: 'inputs', code: 'RULES_DOCUMENT_DIFFERS' })
  }
  const read = rulesDocument.safeParse(ledger.rulesDocument)
  if (!read.success) return [...faults, { check: 'inputs', code: 'LEDGER_UNUSABLE' }]
  faults.push(...checkMarksSource(read.data, ledger.marksFrom))
  const { cycle, period, piImss, publicationCutoff, publicationPoints: { types } } = read.data
  const published = {
    convocatoria: [`rama-${cycle}-${String(period)}`, ledger.convocatoria],
    maxBonus: piImss.publicationBonusMax,
    terms: {
      weights: { efiser: piImss.efiser, grades: piImss.postgraduateGrades, enarm: piImss.enarm },
      publishedBefore: publicationCutoff.before,
      articlePoints: Object.fromEntries(Object.entries(types).map(([type, { first, second }]) => [type, [first, second]])),
    },
  }
  const { convocatoria, maxBonus, terms } = stated
  const agree = canonicalJson(published) === canonicalJson({ convocatoria: [convocatoria, convocatoria], maxBonus, terms })
  return agree ? faults : [...faults, { check: 'inputs', code: 'TERMS_DIFFER' }]
}

/** Marks come from another selection exactly where the rules say so, and then from an earlier period of the cycle. §5.13 */
function checkMarksSource({ marks, cycle, period }: z.output<typeof rulesDocument>, from: TermsOnRecord['marksFrom']): Fault[] {
  const earlier = Array.from({ length: period - 1 }, (_, index) => `rama-${cycle}-${String(index + 1)}`)
  const fits = marks === 'carryOver' ? from !== null && earlier.includes(from.convocatoria) : from === null
  return fits ? [] : [{ check: 'inputs', code: 'MARKS_SOURCE_DIFFERS' }]
}
