// The next period of a call as a document to be looked at and published like any other: a copy with its dates moved, the
// seats that are free and no others, and of courses, exams and sedes those that still serve one. Convocatoria §5.3, §5.13
import { canonicalJson } from '../kernel/canonical-json.ts'
import type { CallDocument, RulesJson } from './call-document.ts'
import type { Finding } from './call-findings.ts'
import { poolName } from './check-seats.ts'
import { closeExamGap } from './close-exam-gap.ts'
import { copyCall, type CallCopy } from './copy-call.ts'
import { keyOf, type FreedPool, type SeatKey } from './freed-seats.ts'
import { moveTexts } from './move-texts.ts'
import { prerequisiteName, type ConvocatoriaRules } from './rules.ts'

export interface PeriodWish {
  readonly title: string
  /** Exams of its own, or the marks of before. */
  readonly marks: NonNullable<ConvocatoriaRules['marks']>
  /** Whole days by which every date moves. */
  readonly days: number
}

/** `from` is the last period's call. Its number is the next, its cycle the same. `cutoff`: of the articles that carry over. */
export function nextPeriod(
  from: CallDocument, freed: readonly FreedPool[], { title, days, marks }: PeriodWish,
  cutoff: RulesJson['publicationCutoff'] = from.rules.publicationCutoff,
): CallCopy {
  const { cycle, currentCycle, period } = from.rules
  const copy = copyCall(from, { title, cycle, currentCycle, period: period + 1, days })
  const carried = marks === 'carryOver'
  const document = carried ? closeExamGap(copy.document) : copy.document
  const pools = freed.filter(({ free }) => free > 0)
    .map(({ cer, sede, subsede, free, foreignMax }) => ({ cer, sede, subsede, seats: free, foreignMax }))
  const offered = new Set(pools.map(({ cer }) => cer))
  const courses = document.rules.courses.filter(({ cer }) => offered.has(cer))
  const examined = new Set(courses.flatMap(({ prerequisites }) => prerequisites.map(prerequisiteName)))
  const used = new Set(pools.map(({ sede }) => sede))
  const next = {
    ...document, pools,
    exams: carried ? [] : document.exams.filter((exam) => examined.has(prerequisiteName(exam))),
    sedes: document.sedes.filter(({ code }) => used.has(code)),
    rules: {
      ...document.rules, courses,
      // What was judged once is not judged anew: its marks, and the articles of the same people.
      ...carried ? { marks, publicationCutoff: cutoff } : {},
      completedCerExceptions: document.rules.completedCerExceptions.filter((cer) => offered.has(cer)),
      cronograma: carried ? [] : document.rules.cronograma.filter((exam) => examined.has(prerequisiteName(exam))),
    },
  }
  return {
    undecided: copy.undecided.filter((cer) => offered.has(cer)),
    document: { ...next, texts: moveTexts(from, next) },
  }
}

/**
 * What a period that takes the marks of another must share with it: `source` is the call in which they were earned, null
 * where none of the cycle has published results. Nothing of a period with exams of its own. §4.3, §5.3, §5.13
 */
export function checkCarriedTerms({ rules }: Pick<CallDocument, 'rules'>, source: Pick<CallDocument, 'rules'> | null): Finding[] {
  if (rules.marks !== 'carryOver') return []
  const found = (code: Finding['code'], part: Finding['part'], clause: string): Finding[] =>
    [{ code, part, clause, blocking: true, about: '' }]
  if (source === null) return found('CARRY_WITHOUT_SOURCE', 'datos', '5.3')
  const same = canonicalJson(scoreTerms(rules)) === canonicalJson(scoreTerms(source.rules))
  return same ? [] : found('CARRY_OTHER_TERMS', 'puntaje', '4.3')
}

function scoreTerms({ piImss: { efiser, postgraduateGrades, enarm, publicationBonusMax }, ...rules }: RulesJson) {
  return [efiser, postgraduateGrades, enarm, publicationBonusMax, rules.publicationCutoff.before,
    Object.entries(rules.publicationPoints.types).map(([type, { first, second }]) => [type, first, second])]
}

/**
 * What of the seats of a period's document does not fit what is free: more than that can never be published, fewer are to
 * be looked at. A pool that no period had before is the coordination's own to add.
 */
export function checkFreeSeats(document: Pick<CallDocument, 'pools'>, freed: readonly FreedPool[]): Finding[] {
  const free = new Map(freed.map((pool) => [keyOf(pool), pool.free]))
  const offered = new Map(document.pools.map((pool) => [keyOf(pool), pool.seats]))
  const above = document.pools.filter((pool) => pool.seats > (free.get(keyOf(pool)) ?? pool.seats))
  const below = freed.filter((pool) => pool.free > (offered.get(keyOf(pool)) ?? 0))
  const found = (code: Finding['code'], blocking: boolean) => (pool: SeatKey): Finding =>
    ({ code, part: 'plazas', clause: '5.3', blocking, about: poolName(pool) })
  return [...above.map(found('SEATS_ABOVE_FREE', true)), ...below.map(found('SEATS_BELOW_FREE', false))]
}
