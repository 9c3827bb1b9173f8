import { expect, test } from 'vitest'
import { createUnsentAnswers, type UnsentChange } from '#app/exam-client/unsent-answers.ts'

const uuid = (n: number) => `4be0643f-1d98-473b-97cd-${String(n).padStart(12, '0')}`
const change = (n: number, epoch: number, revision = 1): UnsentChange => ({
  epoch, operation: {
    opId: uuid(n), itemId: uuid(100 + n % 10), revision, optionId: null, flagged: true, struck: [], clientAt: n,
  },
})
const epochsOf = (changes: readonly UnsentChange[]) => changes.map(({ epoch }) => epoch)

test('what was made before another machine had the lease keeps its epoch; what this machine made since does not', () => {
  const unsent = createUnsentAnswers()
  for (const [n, epoch] of [[1, 2], [2, 4], [3, 5], [4, 7]] as const) unsent.put(change(n, epoch))
  unsent.restamp(6, 4)
  expect(epochsOf(unsent.list())).toEqual([2, 6, 6, 7])
})

test('what is under way is not sent twice, and is sent again once it was given back', () => {
  const unsent = createUnsentAnswers()
  unsent.put(change(1, 1))
  const [message] = unsent.takeMessages()
  expect(message).toEqual({ epoch: 1, ops: [change(1, 1).operation] })
  expect(unsent.takeMessages()).toEqual([])
  unsent.giveBack(message?.ops ?? [])
  expect(unsent.takeMessages()).toEqual([message])
})

test('only the answer to its own operation settles a change; one to be tried again settles nothing', () => {
  const unsent = createUnsentAnswers()
  const [older, newer] = [change(1, 1, 1), change(11, 1, 2)]
  unsent.put(older)
  unsent.takeMessages()
  unsent.put(newer)
  const { itemId } = older.operation
  const saved = (revision: number) => ({ ok: true, itemId, revision, savedAt: 0 as never, digest: '' }) as const
  expect(unsent.settle(older.operation, saved(1))).toBe(false)
  expect(unsent.list()).toEqual([newer])
  expect(unsent.settle(newer.operation, { ok: false, itemId, revision: 2, refusal: 'BUSY_RETRY' })).toBe(false)
  expect(unsent.settle(newer.operation, saved(2))).toBe(true)
  expect(unsent.size).toBe(0)
})

test('changes of two leases leave in messages of their own', () => {
  const unsent = createUnsentAnswers()
  for (const [n, epoch] of [[1, 1], [2, 3], [3, 1]] as const) unsent.put(change(n, epoch))
  expect(unsent.takeMessages().map(({ epoch, ops }) => [epoch, ops.length])).toEqual([[1, 2], [3, 1]])
})
