// Which saves count: each refusal, the deadline to the millisecond, and what wins when several apply.
import { expect, test } from 'vitest'
import { ATTEMPT_STATES } from '#exam-engine/sitting/attempt-machine.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import { judgeSave } from '#exam-engine/sitting/judge-save.ts'
import type { SaveSituation } from '#exam-engine/sitting/judge-save.ts'
import { after, TIMES } from './attempt-factory.ts'
import { makeOperation, OPTION_IDS, uuid } from './save-factory.ts'

const RUNNING: SaveSituation = {
  state: 'inProgress',
  leaseEpoch: 2,
  acceptsUntil: TIMES.acceptsUntil,
  current: { revision: 3, optionId: OPTION_IDS[0], flagged: false, struck: [] },
  optionIds: new Set(OPTION_IDS),
}
const NEXT = makeOperation({ revision: 4, optionId: OPTION_IDS[1] })
const STORED = makeOperation({ revision: 3 })

function judge(situation: Partial<SaveSituation> = {}, operation = NEXT, epoch = 2, now = TIMES.opensAt): string {
  const result = judgeSave({ ...RUNNING, ...situation }, operation, epoch, now)
  return result.ok ? result.value : result.refusal
}

test('the next revision of the lease holder is stored, and so is the first of an item', () => {
  expect(judge()).toBe('accept')
  expect(judge({ current: null }, makeOperation())).toBe('accept')
})

test('a revision may skip some: the skipped ones were overtaken on the device', () => {
  expect(judge({}, { ...NEXT, revision: 9 })).toBe('accept')
})

const DEADLINE: [number, string][] = [[-1, 'accept'], [0, 'AFTER_DEADLINE'], [1, 'AFTER_DEADLINE']]
test.each(DEADLINE)('a save received %i ms from acceptsUntil: %s', (offset, expected) => {
  expect(judge({}, NEXT, 2, after(TIMES.acceptsUntil, offset))).toBe(expected)
})

test("the device's own time admits nothing and excludes nothing", () => {
  expect(judge({}, { ...NEXT, clientAt: 0 }, 2, after(TIMES.acceptsUntil, 0))).toBe('AFTER_DEADLINE')
  expect(judge({}, { ...NEXT, clientAt: TIMES.acceptsUntil + 1 })).toBe('accept')
})

test('an older revision is stale, and so is the same one with other content', () => {
  expect(judge({}, { ...NEXT, revision: 2 })).toBe('STALE_REVISION')
  expect(judge({}, { ...NEXT, revision: 3 })).toBe('STALE_REVISION')
  const refused = judgeSave(RUNNING, { ...NEXT, revision: 2 }, 2, TIMES.opensAt)
  expect(refused).toMatchObject({ detail: { currentRevision: 3 } })
})

test.each([1, 3])('epoch %i is not that of the lease, whatever the revision says', (epoch) => {
  expect(judge({}, NEXT, epoch)).toBe('STALE_EPOCH')
  expect(judge({}, { ...NEXT, revision: 1 }, epoch)).toBe('STALE_EPOCH')
})

test('what is stored is acked again after the deadline, after the hand-in and from an old lease', () => {
  expect(judge({}, STORED)).toBe('duplicate')
  expect(judge({}, STORED, 1)).toBe('duplicate')
  expect(judge({}, STORED, 2, after(TIMES.acceptsUntil, 1))).toBe('duplicate')
  expect(judge({ state: 'handedIn' }, STORED)).toBe('duplicate')
})

test('items and options of other forms are refused, struck ones too', () => {
  expect(judge({ optionIds: null })).toBe('UNKNOWN_ITEM')
  expect(judge({}, { ...NEXT, optionId: uuid(999) })).toBe('UNKNOWN_OPTION')
  expect(judge({}, { ...NEXT, struck: [OPTION_IDS[2], uuid(999)] })).toBe('UNKNOWN_OPTION')
})

const BY_STATE: Record<AttemptState, string> = {
  expected: 'NOT_OPEN',
  admitted: 'NOT_OPEN',
  inProgress: 'accept',
  handedIn: 'ATTEMPT_CLOSED',
  closed: 'AFTER_DEADLINE',
  denied: 'ATTEMPT_CLOSED',
  absent: 'NOT_OPEN',
  cancelled: 'ATTEMPT_CLOSED',
}
test.each(ATTEMPT_STATES)('a new save to an attempt that is %s', (state) => {
  expect(judge({ state })).toBe(BY_STATE[state])
  const late = state === 'inProgress' ? 'AFTER_DEADLINE' : BY_STATE[state]
  expect(judge({ state }, NEXT, 2, after(TIMES.acceptsUntil, 0))).toBe(late)
})
