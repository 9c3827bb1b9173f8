import { expect, test } from 'vitest'
import { gather } from '#app/live/gather.ts'

/** A run that ends when told to, and remembers what it was given. */
function slowRun() {
  const given: (readonly number[])[] = []
  const ends: (() => void)[] = []
  const run = (inputs: readonly number[]) => {
    given.push(inputs)
    return new Promise<readonly string[]>((resolve) => { ends.push(() => { resolve(inputs.map(String)) }) })
  }
  return { given, run, end: () => { ends.shift()?.() } }
}
const turn = () => new Promise((resolve) => { setTimeout(resolve, 5) })

test('what comes together runs together, what comes meanwhile runs next, each gets its own answer', async () => {
  const { given, run, end } = slowRun()
  const call = gather(3, run)
  const first = [call(1), call(2)]
  await turn()
  const second = [3, 4, 5, 6].map(call)
  await turn()
  expect(given).toEqual([[1, 2]])
  for (let ended = 0; ended < 3; ended += 1) {
    end()
    await turn()
  }
  expect(given).toEqual([[1, 2], [3, 4, 5], [6]])
  expect(await Promise.all([...first, ...second])).toEqual(['1', '2', '3', '4', '5', '6'])
  const later = call(7)
  await turn()
  end()
  expect(await later).toBe('7')
})

test('a call fails for its own reasons alone', async () => {
  const call = gather(10, async (inputs: readonly number[]) => {
    if (inputs.includes(2)) throw new Error('two')
    return Promise.resolve(inputs.map((input) => input * 10))
  })
  expect(await Promise.allSettled([1, 2, 3].map(call))).toMatchObject([
    { status: 'fulfilled', value: 10 }, { status: 'rejected', reason: { message: 'two' } },
    { status: 'fulfilled', value: 30 },
  ])
})
