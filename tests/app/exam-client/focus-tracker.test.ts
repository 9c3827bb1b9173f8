/** When leaving the exam's page is told, and that nothing is told twice. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFocusTracker, MOMENT_MS, type PageSight, type TimedReport } from '#app/exam-client/focus-tracker.ts'

const HERE: PageSight = { visible: true, focused: true, fullScreen: false }
const OTHER_WINDOW = { ...HERE, focused: false }
const HIDDEN = { ...HERE, visible: false, focused: false }

function start() {
  let drawn = 0
  return createFocusTracker(() => `id-${drawn += 1}`)
}

test('an absence is told once it has lasted a moment, and again when it ends, with its length', () => {
  const tracker = start()
  expect(tracker.look(OTHER_WINDOW, 1000)).toEqual([])
  expect(tracker.look(OTHER_WINDOW, 1000 + MOMENT_MS - 1)).toEqual([])
  expect(tracker.look(OTHER_WINDOW, 1000 + MOMENT_MS))
    .toEqual([{ eventId: 'id-1', kind: 'windowLeft', phase: 'left', awayMs: null, happenedAt: 1000 }])
  expect(tracker.look(OTHER_WINDOW, 4000)).toEqual([])
  expect(tracker.look(HERE, 6000))
    .toEqual([{ eventId: 'id-1', kind: 'windowLeft', phase: 'returned', awayMs: 5000, happenedAt: 6000 }])
})

test('a shorter one is nobody\'s business', () => {
  const tracker = start()
  tracker.look(HIDDEN, 0)
  expect(tracker.look(HERE, MOMENT_MS - 1)).toEqual([])
})

test('leaving the window and hiding the page in one gesture is one absence, of the stronger kind', () => {
  const tracker = start()
  tracker.look(OTHER_WINDOW, 0)
  tracker.look(HIDDEN, 5)
  expect(tracker.look(HIDDEN, MOMENT_MS).map(({ kind }) => kind)).toEqual(['pageHidden'])
})

test('the full screen is left only by who had it', () => {
  const tracker = start()
  expect(tracker.look(HERE, 0)).toEqual([])
  expect(tracker.look(HERE, 10_000)).toEqual([])
  tracker.look({ ...HERE, fullScreen: true }, 11_000)
  tracker.look(HERE, 12_000)
  expect(tracker.look(HERE, 12_000 + MOMENT_MS).map(({ kind }) => kind)).toEqual(['fullScreenLeft'])
  expect(tracker.look({ ...HERE, fullScreen: true }, 15_000).map(({ awayMs }) => awayMs)).toEqual([3000])
})

test('property: each absence begins once, ends at most once and after it began', () => {
  const sight = fc.record({ visible: fc.boolean(), focused: fc.boolean(), fullScreen: fc.boolean() })
  fc.assert(fc.property(fc.array(fc.tuple(sight, fc.nat(3000)), { maxLength: 60 }), (steps) => {
    const tracker = start()
    let now = 0
    const told: TimedReport[] = []
    for (const [seen, wait] of steps) told.push(...tracker.look(seen, now += wait))
    for (const id of new Set(told.map(({ eventId }) => eventId))) {
      const phases = told.filter(({ eventId }) => eventId === id).map(({ phase }) => phase)
      expect(['left', 'left,returned']).toContain(phases.join())
    }
  }))
})
