// The next period of a call as a document to be looked at and published like any other: a copy with its dates moved, the
// seats that are free and no others, and of courses, exams and sedes those that still serve one. Convocatoria §5.3, §5.13
import type { CallDocument } from './call-document.ts'
import type { Finding } from './call-findings.ts'
import { poolName } from './check-seats.ts'
import { copyCall, type CallCopy } from './copy-call.ts'
import { keyOf, type FreedPool, type SeatKey } from './freed-seats.ts'
import { prerequisiteName } from './rules.ts'

export interface PeriodWish {
  readonly title: string
  /** Whole days by which every date moves. */
  readonly days: number
}

/** `from` is the last period's call. Its number is the next, its cycle the same. */
export function nextPeriod(from: CallDocument, freed: readonly FreedPool[], { title, days }: PeriodWish): CallCopy {
  const { cycle, currentCycle, period } = from.rules
  const { document, undecided } = copyCall(from, { title, cycle, currentCycle, period: period + 1, days })
  const pools = freed.filter(({ free }) => free > 0)
    .map(({ cer, sede, subsede, free, foreignMax }) => ({ cer, sede, subsede, seats: free, foreignMax }))
  const offered = new Set(pools.map(({ cer }) => cer))
  const courses = document.rules.courses.filter(({ cer }) => offered.has(cer))
  const examined = new Set(courses.flatMap(({ prerequisites }) => prerequisites.map(prerequisiteName)))
  const used = new Set(pools.map(({ sede }) => sede))
  return {
    undecided: undecided.filter((cer) => offered.has(cer)),
    document: {
      ...document, pools,
      exams: document.exams.filter((exam) => examined.has(prerequisiteName(exam))),
      sedes: document.sedes.filter(({ code }) => used.has(code)),
      rules: {
        ...document.rules, courses,
        completedCerExceptions: document.rules.completedCerExceptions.filter((cer) => offered.has(cer)),
        cronograma: document.rules.cronograma.filter((exam) => examined.has(prerequisiteName(exam))),
      },
    },
  }
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
