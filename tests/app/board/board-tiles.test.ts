// The board's order, counts and search: who needs somebody comes first and is never hidden.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrangeTiles, countFigures, filterTiles, matches, type Incident } from '#app/board/board-tiles.ts'
import { ATTEMPT_STATES } from '#exam-engine/sitting/attempt-machine.ts'
import { addDuration, minutes, seconds } from '#exam-engine/kernel/time.ts'
import { makeCandidate, makePresence, T0 } from './board-factory.ts'

const ALL = { search: '', figure: 'expected' } as const

test('incidents come first, by urgency, and everybody else keeps the order of the roster', () => {
  const started = { state: 'inProgress', startedAt: T0 } as const
  const candidates = [
    makeCandidate({ attemptId: 'b-quiet', ...started }),
    makeCandidate({ attemptId: 'c-denied', state: 'denied' }),
    makeCandidate({ attemptId: 'd-expected' }),
    makeCandidate({ attemptId: 'e-cancelled', state: 'cancelled' }),
    makeCandidate({ attemptId: 'f-review', ...started, quarantined: 2 }),
    makeCandidate({ attemptId: 'g-waiting', state: 'admitted' }),
    makeCandidate({ attemptId: 'h-lost', ...started }),
  ]
  const presence = ['b-quiet', 'f-review', 'g-waiting'].map((id) => makePresence(id))
  const tiles = arrangeTiles(candidates, [...presence, makePresence('h-lost', { connected: false })], 'running')
  expect(tiles.map(({ candidate }) => candidate.attemptId)).toEqual([
    'h-lost',
    'g-waiting',
    'f-review',
    'e-cancelled',
    'c-denied',
    'b-quiet',
    'd-expected',
  ])
})

const CASES: [
  title: string,
  state: 'admitted' | 'inProgress',
  stage: 'checkIn' | 'running',
  line: boolean | null,
  incident: Incident | null
][] = [
  ['an admitted candidate who waits', 'admitted', 'checkIn', true, null],
  ['an admitted candidate whose machine is not there before T0', 'admitted', 'checkIn', null, null],
  ['an admitted candidate who has not opened the exam after T0', 'admitted', 'running', true, 'examNotOpened'],
  ['a candidate in the exam whose line stands', 'inProgress', 'running', true, null],
  ['a candidate in the exam whose line is gone', 'inProgress', 'running', false, 'lineLost'],
  ['a candidate in the exam whom this server has not seen', 'inProgress', 'running', null, 'lineLost'],
]

test.each(CASES)('%s', (_, state, stage, line, incident) => {
  const presence = line === null ? [] : [makePresence('a', { connected: line })]
  expect(arrangeTiles([makeCandidate({ state })], presence, stage)[0]?.incident).toBe(incident)
})

test('a line that is gone says since when, and a finished exam expects none', () => {
  const since = addDuration(T0, minutes(7))
  const gone = [makePresence('a', { connected: false, since })]
  expect(arrangeTiles([makeCandidate({ state: 'inProgress' })], gone, 'running')[0]?.line).toEqual({
    kind: 'lost',
    since,
  })
  expect(arrangeTiles([makeCandidate({ state: 'handedIn' })], gone, 'running')[0]).toMatchObject({
    line: { kind: 'none' },
    incident: null,
  })
})

test('progress is the newer of what is stored and what the socket told', () => {
  const stored = { state: 'inProgress', answered: 12, lastSavedAt: addDuration(T0, seconds(30)) } as const
  const show = (lastSavedAt: typeof stored.lastSavedAt | null, answeredCount: number) =>
    arrangeTiles([makeCandidate(stored)], [makePresence('a', { lastSavedAt, answeredCount })], 'running')[0]?.answered
  expect(show(addDuration(T0, seconds(40)), 13)).toBe(13)
  expect(show(addDuration(T0, seconds(20)), 11)).toBe(12)
  // A server that has just started has seen no save: that is not a zero.
  expect(show(null, 0)).toBe(12)
})

test('§3.1 who was let in is present, who was kept out or never came is not, and a cancelled exam if opened', () => {
  const counts = countFigures([
    makeCandidate({ state: 'expected' }),
    makeCandidate({ state: 'admitted' }),
    makeCandidate({ state: 'inProgress', startedAt: T0 }),
    makeCandidate({ state: 'handedIn', startedAt: T0 }),
    makeCandidate({ state: 'closed', startedAt: T0 }),
    makeCandidate({ state: 'denied' }),
    makeCandidate({ state: 'absent', admittedAt: T0 }),
    makeCandidate({ state: 'cancelled', startedAt: T0 }),
    makeCandidate({ state: 'cancelled' }),
  ])
  expect(counts).toEqual({
    expected: 9,
    toCome: 1,
    present: 5,
    denied: 1,
    inExam: 1,
    handedIn: 1,
    closed: 1,
    absent: 1,
    cancelled: 2,
  })
})

test.each([
  ['nunez', true],
  ['  NÚÑEZ   maria ', true],
  ['jose avila', true],
  ['r-0000', true],
  ['9828', true],
  ['nuñes', false],
  ['nunez pedro', false],
])('a search for "%s" finds Núñez Ávila, María José: %s', (search, found) => {
  expect(matches(makeCandidate(), { ...ALL, search })).toBe(found)
})

test('neither search nor filter ever hides an incident, nor shows anybody twice', () => {
  const anyCandidate = fc.record({
    state: fc.constantFrom(...ATTEMPT_STATES),
    surnames: fc.constantFrom('Cruz', 'Soto', 'Peña'),
    quarantined: fc.nat(1),
    connected: fc.boolean(),
  })
  const anyFilter = fc.record({
    search: fc.constantFrom('', 'cruz', 'pena', 'nadie'),
    figure: fc.constantFrom('expected', 'denied', 'inExam', 'absent'),
  })
  fc.assert(
    fc.property(
      fc.array(anyCandidate, { maxLength: 20 }),
      anyFilter,
      fc.constantFrom('ahead', 'checkIn', 'running', 'over'),
      (people, filter, stage) => {
        const candidates = people.map((person, index) => makeCandidate({ ...person, attemptId: String(index) }))
        const presence = people.map(({ connected }, index) => makePresence(String(index), { connected }))
        const tiles = arrangeTiles(candidates, presence, stage)
        const shown = filterTiles(tiles, filter)
        expect(shown.incidents).toEqual(tiles.filter(({ incident }) => incident !== null))
        const ids = [...shown.incidents, ...shown.others].map(({ candidate }) => candidate.attemptId)
        expect(new Set(ids).size).toBe(ids.length)
        expect(tiles).toHaveLength(people.length)
      }
    )
  )
})

test('who has a recorded incident, or a denial taken back, leads the board until the turno is over', () => {
  const by = { note: 'x', at: T0, by: 'Ana Ruiz' }
  const checks = { solicitudShown: null, idShown: null, identityMatches: null, reason: null, statement: '' }
  const people = [
    makeCandidate({ attemptId: 'calm' }),
    makeCandidate({ attemptId: 'back', checkIns: [{ outcome: 'denialUndone', ...checks, ...by }] }),
    makeCandidate({ attemptId: 'told', incidents: [{ category: 'technical', ...by }] }),
  ]
  const order = (stage: 'running' | 'over') => arrangeTiles(people, [], stage)
    .map(({ candidate, incident }) => [candidate.attemptId, incident])
  expect(order('running')).toEqual([['told', 'recorded'], ['back', 'denialUndone'], ['calm', null]])
  expect(order('over')).toEqual([['told', 'recorded'], ['calm', null], ['back', null]])
})
