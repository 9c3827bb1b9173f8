import { expect, test } from 'vitest'
import { createMemoryVault } from '#app/exam-client/device-vault.ts'
import { createJournal } from '#app/exam-client/journal.ts'
import type { UnsentChange } from '#app/exam-client/unsent-answers.ts'

const ATTEMPT = '4be0643f-1d98-473b-97cd-ca98a65347dd'
const uuid = (n: number) => `4be0643f-1d98-473b-97cd-${String(n).padStart(12, '0')}`
const change = (n: number, item: number, revision: number, clientAt = n): UnsentChange => ({
  epoch: 1, operation: {
    opId: uuid(n), itemId: uuid(100 + item), revision, optionId: null, flagged: false, struck: [], clientAt,
  },
})

test('what is not settled is read by the next page, the newest change of each item; what is settled is gone', async () => {
  const vault = createMemoryVault()
  const journal = createJournal(vault, ATTEMPT)
  await journal.write(change(1, 1, 1))
  await journal.write(change(2, 1, 2))
  await journal.write(change(3, 2, 1))
  expect(await createJournal(vault, ATTEMPT).read()).toEqual([change(2, 1, 2), change(3, 2, 1)])
  await journal.settle(change(2, 1, 2).operation)
  expect(await createJournal(vault, ATTEMPT).read()).toEqual([change(3, 2, 1)])
})

test('a newer change of the same item outlasts the settling of an older one', async () => {
  const vault = createMemoryVault()
  const [one, other] = [createJournal(vault, ATTEMPT), createJournal(vault, ATTEMPT)]
  await one.write(change(1, 1, 1))
  await other.write(change(2, 1, 2))
  await one.settle(change(1, 1, 1).operation)
  expect(await createJournal(vault, ATTEMPT).read()).toEqual([change(2, 1, 2)])
})

test('of one revision that two tabs made the later one counts, whichever is read first', async () => {
  for (const order of [[1, 2], [2, 1]] as const) {
    const vault = createMemoryVault()
    for (const n of order) await createJournal(vault, ATTEMPT).write(change(n, 1, 5, n * 10))
    expect((await createJournal(vault, ATTEMPT).read()).map(({ operation }) => operation.clientAt)).toEqual([20])
  }
})
