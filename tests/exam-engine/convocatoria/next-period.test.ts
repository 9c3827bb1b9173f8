import { expect, test } from 'vitest'
import { checkSeats, poolName } from '#exam-engine/convocatoria/check-seats.ts'
import { freedSeats, type FreedPool } from '#exam-engine/convocatoria/freed-seats.ts'
import { checkCall, isBlocked } from '#exam-engine/convocatoria/check-call.ts'
import { checkErrata } from '#exam-engine/convocatoria/check-errata.ts'
import { phaseAt } from '#exam-engine/convocatoria/phase.ts'
import { copyCall } from '#exam-engine/convocatoria/copy-call.ts'
import { parseRules } from '#exam-engine/convocatoria/read-rules.ts'
import { unmetOfPerson } from '#exam-engine/convocatoria/eligibility.ts'
import { checkCarriedTerms, checkFreeSeats, nextPeriod } from '#exam-engine/convocatoria/next-period.ts'
import { callId, rulesOf } from '#exam-engine/convocatoria/call-document.ts'
import { prerequisiteName } from '#exam-engine/convocatoria/rules.ts'
import { sampleCall } from './sample-call.ts'

const WISH = { title: 'Segundo periodo', days: 42, marks: 'newCronograma' } as const
const call = sampleCall()

function freed(change: (pool: FreedPool, index: number) => number): FreedPool[] {
  const periods = [{ pools: call.pools, awards: [], seatsTakenAt: null }]
  return freedSeats(periods).map((pool, index) => ({ ...pool, free: change(pool, index) }))
}

test('§5.3 the next period offers what is free and nothing else, under the next number of the same cycle', () => {
  const only = freed((pool, index) => index === 0 ? pool.free : 0)
  const { document } = nextPeriod(call, only, WISH)
  const [first] = only
  expect(document.pools).toEqual([{ cer: first?.cer, sede: first?.sede, subsede: first?.subsede, seats: first?.free, foreignMax: first?.foreignMax }])
  expect(callId(document)).toBe('rama-2024-2025-2')
  expect(document.title).toBe('Segundo periodo')
})

test('§1.1 §3.1 courses without a free seat are not offered, nor exams and sedes that serve none', () => {
  const { document } = nextPeriod(call, freed((pool, index) => index === 0 ? pool.free : 0), WISH)
  const { courses, cronograma } = rulesOf(document)
  expect(courses.map(({ cer }) => cer)).toEqual([document.pools[0]?.cer])
  expect(document.sedes.map(({ code }) => code)).toEqual([document.pools[0]?.sede])
  const needed = courses.flatMap(({ prerequisites }) => prerequisites.map(prerequisiteName)).sort()
  expect(cronograma.map(prerequisiteName).sort()).toEqual(needed)
  expect(document.exams.map(prerequisiteName).sort()).toEqual(needed)
  expect(checkSeats(document, []).filter(({ blocking }) => blocking)).toEqual([])
})

test('§5.3 every date moves, and the window of registration is its own', () => {
  const { document } = nextPeriod(call, freed(({ free }) => free), WISH)
  const [before, after] = [rulesOf(call).windows.registration.from, rulesOf(document).windows.registration.from]
  expect(after - before).toBe(42 * 24 * 3_600_000)
})

test('§5.3 seats above what is free are named, and so are those that were left out', () => {
  const free = freed((pool) => pool.free)
  const { document } = nextPeriod(call, free, WISH)
  expect(checkFreeSeats(document, free)).toEqual([])
  const [first, ...others] = document.pools
  if (first === undefined) throw new Error('no pool')
  const more = { pools: [{ ...first, seats: first.seats + 1 }, ...others.slice(1)] }
  expect(checkFreeSeats(more, free)).toMatchObject([
    { code: 'SEATS_ABOVE_FREE', blocking: true, about: poolName(first) },
    { code: 'SEATS_BELOW_FREE', blocking: false, about: poolName(others[0] ?? first) },
  ])
  const added = { pools: [...document.pools, { ...first, subsede: 'Nueva', seats: 3 }] }
  expect(checkFreeSeats(added, free)).toEqual([])
})

const carried = () => nextPeriod(call, freed(({ free }) => free), { ...WISH, marks: 'carryOver' }).document
const CONTEXT = {
  now: rulesOf(carried()).publishedAt, others: [], amends: null, unchecked: [], undecided: [], knownSedes: call.sedes,
} as const
const blockingOf = (document: ReturnType<typeof carried>) =>
  checkCall(document, CONTEXT).filter(({ blocking }) => blocking).map(({ code, part }) => `${part} ${code}`)

test('§5.3 §5.13 a period into which marks carry over has no exams, and the terms of the score of before', () => {
  const document = carried()
  expect(document.rules).toMatchObject({ marks: 'carryOver', cronograma: [], publicationCutoff: call.rules.publicationCutoff })
  expect(document.exams).toEqual([])
  expect(blockingOf(document)).toEqual([])
  expect(isBlocked(checkCarriedTerms(document, call))).toBe(false)
  expect(parseRules(document.rules).ok).toBe(true)
})

test('§5.1 §5.3 without exams the results come the whole weeks earlier that the turnos took, and the rest with them', () => {
  const { windows, cronograma } = rulesOf(carried())
  const withExams = rulesOf(nextPeriod(call, freed(({ free }) => free), WISH).document).windows
  const fortnight = 14 * 24 * 3_600_000
  expect(cronograma).toEqual([])
  expect(windows.registration).toEqual(withExams.registration)
  expect(withExams.results.until - windows.results.until).toBe(fortnight)
  expect(withExams.resignToCompeteAgain.before - windows.resignToCompeteAgain.before).toBe(fortnight)
  expect(withExams.resignKeepingCurrentCourse.until - windows.resignKeepingCurrentCourse.until).toBe(fortnight)
  expect(withExams.foreignTuition.until - windows.foreignTuition.until).toBe(fortnight)
  expect(carried().rules.windows.arrivalAtNewSede.on).toBe('2024-03-29')
  expect(carried().resultsFrom).toBe('2024-03-08T16:00:00-06:00')
  // A third period copied from one without exams has no gap to close.
  const third = nextPeriod(carried(), freed(({ free }) => free), { ...WISH, days: 0, marks: 'carryOver' }).document
  expect(third.resultsFrom).toBe(carried().resultsFrom)
})

test('§5.3 the texts name the dates and the number of the new period, and articles the day that carries over', () => {
  const said = (document: ReturnType<typeof carried>, clause: string) => document.texts.find((row) => row.clause === clause)?.text ?? ''
  expect(said(carried(), '2.1')).toContain('desde las 18:00 horas del 23 de febrero de 2024 hasta las 10:00 horas del 28 de febrero de 2024')
  expect(said(carried(), '5.1')).toContain('el 08 de marzo de 2024')
  expect(said(carried(), '5.17')).toMatch(/este segundo periodo .* antes del 11 de marzo de 2024/s)
  expect(said(carried(), '4.3.1.6')).toContain('antes del primero de diciembre de 2023')
  const own = nextPeriod(call, freed(({ free }) => free), WISH).document
  expect(said(own, '4.3.1.6')).toContain('antes del 12 de enero de 2024')
  for (const document of [carried(), own]) {
    expect(checkCall(document, CONTEXT).filter(({ code }) => code === 'TEXT_OF_OLD_CALL')).toEqual([])
  }
})

test('§5.3 another call copied from a period without exams is one with exams of its own', () => {
  const wish = { title: 'Siguiente', cycle: '2025-2026', currentCycle: '2024-2025', period: 1, days: 364 }
  const { document } = copyCall(carried(), wish)
  expect('marks' in document.rules).toBe(false)
  expect(blockingOf(document)).toContain('cronograma PREREQUISITE_WITHOUT_EXAM')
  expect(blockingOf(document)).not.toContain('datos CARRY_IN_FIRST_PERIOD')
})

test('§5.3 a period with exams of its own says nothing of marks: the hash of its rules is as ever', () => {
  expect('marks' in nextPeriod(call, freed(({ free }) => free), WISH).document.rules).toBe(false)
  const after = nextPeriod(carried(), freed(({ free }) => free), WISH).document
  expect('marks' in after.rules).toBe(false)
})

test.each<[string, (document: ReturnType<typeof carried>) => void, string[], string]>([
  ['a cronograma', ({ rules }) => { rules.cronograma = call.rules.cronograma.slice(0, 1) },
    ['cronograma CARRY_WITH_CRONOGRAMA'], 'exams, though the marks carry over'],
  ['the first period', ({ rules }) => { rules.period = 1 }, ['datos CARRY_IN_FIRST_PERIOD'], 'a first period has no marks to take'],
  ['a registration after the results', ({ rules }) => {
    rules.windows.registration.until = rules.windows.results.until.replace(/^\d{4}/, '2030')
  }, ['fechas REGISTRATION_AFTER_RESULTS'], 'registration ends after the day of the results'],
])('§5.3 marks that carry over and %s do not go together', (_, change, findings, contradiction) => {
  const document = structuredClone(carried())
  change(document)
  expect(blockingOf(document)).toEqual(expect.arrayContaining(findings))
  expect(parseRules(document.rules)).toMatchObject({ refusal: 'INVALID_RULES', detail: { problem: contradiction } })
})

test('§3.2 a call with exams of its own that has none is refused', () => {
  const document = structuredClone(nextPeriod(call, freed(({ free }) => free), WISH).document)
  document.rules.cronograma = []
  expect(blockingOf(document)).toContain('cronograma PREREQUISITE_WITHOUT_EXAM')
  expect(parseRules(document.rules)).toMatchObject({ detail: { problem: 'no exam at all' } })
})

test.each<[string, (document: ReturnType<typeof carried>) => void]>([
  ['weights', ({ rules }) => { rules.piImss.efiser = '0.64' }],
  ['points', ({ rules }) => { rules.publicationPoints.types.analytical.first = '0.75' }],
  ['maximum', ({ rules }) => { rules.piImss.publicationBonusMax = '2.00' }],
  ['cutoff', ({ rules }) => { rules.publicationCutoff.before = '2024-01-01' }],
])('§4.3 §5.13 marks carry over under the %s under which they were earned', (_, change) => {
  const document = structuredClone(carried())
  change(document)
  expect(checkCarriedTerms(document, call)).toMatchObject([{ code: 'CARRY_OTHER_TERMS', part: 'puntaje', blocking: true }])
  expect(checkCarriedTerms(document, null)).toMatchObject([{ code: 'CARRY_WITHOUT_SOURCE', part: 'datos', blocking: true }])
  expect(checkCarriedTerms(nextPeriod(call, freed(({ free }) => free), WISH).document, null)).toEqual([])
})

test('§5.20 a fe de erratas never changes whether marks carry over', () => {
  const after = structuredClone(carried())
  after.rules.marks = 'newCronograma'
  expect(checkErrata(after, { document: carried(), seatsFrozen: false }).map(({ code }) => code)).toContain('ERRATA_TAKES')
})

test('§4.2 B §5.13 who was present may register without an exam to sit, and nobody else', () => {
  const rules = rulesOf(carried())
  const declared = { byEnarm: true, criminalProcess: false, litigation: false, concludedCer: 'none' as const }
  const facts = { enrolled: true, prerequisite: { ceme: 'Pediatría', grade: 2 } }
  expect(unmetOfPerson(rules, { ...facts, carried: true }, declared)).toEqual([])
  for (const one of [facts, { ...facts, carried: false }]) {
    expect(unmetOfPerson(rules, one, declared)).toEqual([{ clause: '4.2 B', code: 'NO_CARRIED_MARK' }])
  }
})

test('§5.13 without exams the selection follows the registration to the millisecond', () => {
  const rules = rulesOf(carried())
  const { registration, results: { publicationDay } } = rules.windows
  const phase = (at: number) => phaseAt(rules, publicationDay, at as typeof registration.until)
  expect([registration.until - 1, registration.until, publicationDay.from - 1, publicationDay.from].map(phase))
    .toEqual(['registration', 'selection', 'selection', 'results'])
})
