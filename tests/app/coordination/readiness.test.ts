/** What the proof before the day finds: one row per thing that can be missing, and nothing on a whole snapshot. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PROBLEM_KINDS, type ReadinessSnapshot } from '#app/coordination/readiness-snapshot.ts'
import { listProblems } from '#app/coordination/readiness.ts'
import { hours, instant, addDuration } from '#exam-engine/kernel/time.ts'

const T0 = instant('2024-01-29T09:00:00-06:00')
const later = (count: number) => addDuration(T0, hours(count))

type Change = (whole: ReadinessSnapshot) => Partial<ReadinessSnapshot>

/** Two turnos, two exams, two candidates at one sede. */
function makeSnapshot(change: Change = () => ({})): ReadinessSnapshot {
  const whole: ReadinessSnapshot = {
    turnos: [
      { id: 't1', number: 1, startsAt: T0, endsAt: later(2) },
      { id: 't2', number: 2, startsAt: later(3), endsAt: later(5) },
    ],
    exams: [
      { id: 'e1', name: 'Cirugía general 2', turnoId: 't1', formFrozenAt: later(-24) },
      { id: 'e2', name: 'Pediatría 3', turnoId: 't2', formFrozenAt: later(-24) },
    ],
    candidates: [
      { id: 'c1', personId: 'p1', folio: 'R-1', name: 'Ana', examId: 'e1', examSede: 'A', canSignIn: true },
      { id: 'c2', personId: 'p2', folio: 'R-2', name: 'Beto', examId: 'e2', examSede: 'A', canSignIn: true },
    ],
    attempts: [
      { candidateId: 'c1', examId: 'e1', turnoId: 't1', sedeCode: 'A', opensAt: T0, acceptsUntil: later(2), roomId: 'r' },
      { candidateId: 'c2', examId: 'e2', turnoId: 't2', sedeCode: 'A', opensAt: later(3), acceptsUntil: later(5), roomId: 'r' },
    ],
    sedes: [{ code: 'A', name: 'Hospital A' }, { code: 'B', name: 'Hospital B' }],
    supervisors: [{ personId: 's1', sedeCode: 'A' }],
    equipment: [{ sedeCode: 'A', certified: 9, rehearsals: 1 }],
    rooms: [
      { id: 'r', sedeCode: 'A', name: 'Aula 1', capacity: 2, machines: 2 },
      { id: 'q', sedeCode: 'B', name: 'Aula 1', capacity: 1, machines: null },
    ],
    posts: [{ turnoId: 't1', sedeCode: 'A', roomId: null }, { turnoId: 't2', sedeCode: 'A', roomId: 'r' }],
  }
  return { ...whole, ...change(whole) }
}

const first = <T>(list: readonly T[], change: Partial<T>): T[] =>
  list.map((one, index) => index === 0 ? { ...one, ...change } : one)

test('§3.1 A, C nothing is missing where each candidate has one exam, turno and sede, and all is prepared', () => {
  expect(listProblems(makeSnapshot())).toEqual([])
})

const ROWS: readonly [name: string, change: Change, expected: string[]][] = [
  ['§3.1 a form is missing', ({ exams }) => ({ exams: first(exams, { formFrozenAt: null }) }),
    ['FORM_MISSING 1 Cirugía general 2']],
  ['§3.1 a form was frozen at the very start', ({ exams }) => ({ exams: first(exams, { formFrozenAt: T0 }) }),
    ['FORM_MISSING 1 Cirugía general 2']],
  ['§3.1 a form was frozen a millisecond before', ({ exams }) =>
    ({ exams: first(exams, { formFrozenAt: instant(T0 - 1) }) }), []],
  ['§3.1 a form that nobody sits may be missing', ({ exams, candidates, attempts }) => ({
    exams: first(exams, { formFrozenAt: null }), candidates: candidates.slice(1), attempts: attempts.slice(1),
  }), []],
  ['§3.1 A a candidate has no attempt', ({ attempts }) => ({ attempts: attempts.slice(1) }),
    ['CANDIDATE_WITHOUT_ATTEMPT 1 R-1']],
  ['§3.1 A a candidate has two attempts', ({ attempts }) => ({ attempts: [...attempts, {
    candidateId: 'c1', examId: 'e2', turnoId: 't2', sedeCode: 'A', opensAt: later(3), acceptsUntil: later(5), roomId: 'r',
  }] }), ['SEVERAL_ATTEMPTS 1 R-1']],
  ['§3.1 A the attempt is of another exam', ({ attempts }) => ({ attempts: first(attempts, {
    examId: 'e2', turnoId: 't2', opensAt: later(3), acceptsUntil: later(5),
  }) }), ['ATTEMPT_OF_ANOTHER_EXAM 1 R-1']],
  ['§3.2 the attempt is in another turno', ({ attempts }) => ({ attempts: first(attempts, { turnoId: 't2' }) }),
    ['ATTEMPT_IN_ANOTHER_TURNO 1 R-1']],
  ['§3.1 C the attempt is at another sede, which has no supervisor', ({ attempts }) =>
    ({ attempts: first(attempts, { sedeCode: 'B', roomId: 'q' }) }),
  ['ATTEMPT_AT_ANOTHER_SEDE 1 R-1', 'SEDE_WITHOUT_SUPERVISOR 1 B', 'MACHINES_NOT_CERTIFIED 1 B',
    'REHEARSAL_MISSING 1 B']],
  ['§3.1 B one person sits two exams that overlap', ({ candidates, attempts }) => ({
    candidates: candidates.map((one) => ({ ...one, personId: 'p1' })),
    attempts: first(attempts, { acceptsUntil: instant(later(3) + 1) }),
  }), ['OVERLAPPING_ATTEMPTS 2 R-2']],
  ['§3.1 B one exam ends when the next of the same person begins', ({ candidates, attempts }) => ({
    candidates: candidates.map((one) => ({ ...one, personId: 'p1' })),
    attempts: first(attempts, { acceptsUntil: later(3) }),
  }), []],
  ['§3.1 C no sede has a supervisor', () => ({ supervisors: [] }),
    ['SEDE_WITHOUT_SUPERVISOR 1 A', 'SEDE_WITHOUT_SUPERVISOR 2 A']],
  ['§3.1 C the only supervisor is a candidate there', () => ({ supervisors: [{ personId: 'p1', sedeCode: 'A' }] }),
    ['SUPERVISED_BY_ONESELF 1 R-1']],
  ['§3.1 A a candidate cannot sign in', ({ candidates }) => ({ candidates: first(candidates, { canSignIn: false }) }),
    ['CANDIDATE_CANNOT_SIGN_IN 1 R-1']],
  ['§3.1 A a sede has as many certified machines as candidates in its largest turno', () =>
    ({ equipment: [{ sedeCode: 'A', certified: 1, rehearsals: 1 }] }), []],
  ['§3.1 A a sede has one certified machine less than candidates', () =>
    ({ equipment: [{ sedeCode: 'A', certified: 0, rehearsals: 1 }] }),
  ['MACHINES_NOT_CERTIFIED 1 A', 'MACHINES_NOT_CERTIFIED 2 A']],
  ['§3.1 A machines are enough for one turno and not for the larger one', ({ attempts }) => ({
    attempts: first(attempts, { turnoId: 't2' }), equipment: [{ sedeCode: 'A', certified: 1, rehearsals: 1 }],
  }), ['ATTEMPT_IN_ANOTHER_TURNO 1 R-1', 'MACHINES_NOT_CERTIFIED 2 A']],
  ['§3.1 A a sede never rehearsed', () => ({ equipment: [{ sedeCode: 'A', certified: 9, rehearsals: 0 }] }),
    ['REHEARSAL_MISSING 1 A', 'REHEARSAL_MISSING 2 A']],
  ['§3.1 A a sede never checked a machine', () => ({ equipment: [] }), ['MACHINES_NOT_CERTIFIED 1 A',
    'REHEARSAL_MISSING 1 A', 'MACHINES_NOT_CERTIFIED 2 A', 'REHEARSAL_MISSING 2 A']],
  ['§3.1 C a sede has no rooms, and so nobody a seat', ({ rooms, attempts }) => ({
    rooms: rooms.slice(1), attempts: attempts.map((one) => ({ ...one, roomId: null })),
    posts: [{ turnoId: 't1', sedeCode: 'A', roomId: null }, { turnoId: 't2', sedeCode: 'A', roomId: null }],
  }), ['SEDE_WITHOUT_ROOMS 1 A', 'CANDIDATE_WITHOUT_SEAT 1 R-1', 'SEDE_WITHOUT_ROOMS 2 A', 'CANDIDATE_WITHOUT_SEAT 2 R-2']],
  ['§3.1 C a sede has fewer seats than candidates in a turno', ({ candidates, attempts }) => ({
    candidates: [...candidates, ...['3', '4'].flatMap((number) => candidates.slice(0, 1)
      .map((one) => ({ ...one, id: `c${number}`, personId: `p${number}`, folio: `R-${number}` })))],
    attempts: [...attempts, ...['3', '4'].flatMap((number) => attempts.slice(0, 1)
      .map((one) => ({ ...one, candidateId: `c${number}`, roomId: null })))],
  }), ['SEDE_OVER_CAPACITY 1 A', 'CANDIDATE_WITHOUT_SEAT 1 R-3', 'CANDIDATE_WITHOUT_SEAT 1 R-4']],
  ['§3.1 A a room has fewer certified machines than people', ({ rooms }) => ({ rooms: first(rooms, { machines: 0 }) }),
    ['ROOM_SHORT_OF_MACHINES 1 A', 'ROOM_SHORT_OF_MACHINES 2 A']],
  ['§3.1 A nobody counted the machines of a room', ({ rooms }) => ({ rooms: first(rooms, { machines: null }) }), []],
  ['§3.1 C a candidate has no seat', ({ attempts }) => ({ attempts: first(attempts, { roomId: null }) }),
    ['CANDIDATE_WITHOUT_SEAT 1 R-1']],
  ['§3.1 C a candidate has a seat at another sede', ({ attempts }) => ({ attempts: first(attempts, { roomId: 'q' }) }),
    ['SEAT_AT_ANOTHER_SEDE 1 R-1']],
  ['§3.1 C nobody is posted in a turno', ({ posts }) => ({ posts: posts.slice(1) }),
    ['CANDIDATE_WITHOUT_SUPERVISOR 1 R-1']],
  ['§3.1 C the supervisor of the turno is in another room', ({ posts }) => ({ posts: first(posts, { roomId: 'q' }) }),
    ['CANDIDATE_WITHOUT_SUPERVISOR 1 R-1']],
]

test.each(ROWS)('%s', (_name, change, expected) => {
  const found = listProblems(makeSnapshot(change))
  expect(found.map(({ kind, turno, subject }) => `${kind} ${String(turno.number)} ${subject}`)).toEqual(expected)
})

test('every kind of problem has a row here', () => {
  const covered = new Set(ROWS.flatMap(([, , expected]) => expected.map((line) => line.split(' ')[0])))
  expect([...PROBLEM_KINDS].filter((kind) => !covered.has(kind))).toEqual([])
})

test('everybody without an attempt is named, however many there are', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.nat({ max: 500 }), { maxLength: 40 }), (numbers) => {
    const [template] = makeSnapshot().candidates
    if (template === undefined) throw new Error('no candidate')
    const lost = numbers.map((number) => ({ ...template, id: `x${String(number)}`, folio: `X-${String(number)}` }))
    const found = listProblems(makeSnapshot(({ candidates }) => ({ candidates: [...candidates, ...lost] })))
    expect(found.map(({ subject }) => subject).sort()).toEqual(lost.map(({ folio }) => folio).sort())
  }))
})
