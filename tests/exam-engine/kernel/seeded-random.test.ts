import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '#exam-engine/kernel/seeded-random.ts'

test('the stream of a seed is fixed for all time: these values are evidence', () => {
  const random = seededRandom('a')
  expect(random.next()).toBe(0.0579097965656733)
  expect(random.int(10)).toBe(8)
  expect(random.shuffle([1, 2, 3, 4])).toEqual([2, 1, 4, 3])
  expect(random.pick(['x', 'y'])).toBe('y')
})

test('one seed gives one stream, another seed another', () => {
  const take = (seed: string) => Array.from({ length: 20 }, seededRandom(seed).next)
  expect(take('form 1')).toEqual(take('form 1'))
  expect(take('form 1')).not.toEqual(take('form 2'))
})

test('a shuffle keeps every value and leaves its argument alone', () => {
  fc.assert(fc.property(fc.string(), fc.array(fc.integer()), (seed, values) => {
    const before = [...values]
    const shuffled = seededRandom(seed).shuffle(values)
    expect(values).toEqual(before)
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(before.toSorted((a, b) => a - b))
  }))
})

test('numbers stay in their range', () => {
  fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, n) => {
    const random = seededRandom(seed)
    for (let turn = 0; turn < 20; turn += 1) {
      const whole = random.int(n)
      const real = random.next()
      expect(Number.isInteger(whole) && whole >= 0 && whole < n).toBe(true)
      expect(real >= 0 && real < 1).toBe(true)
    }
  }))
})

test('the six orders of three values are about equally frequent', () => {
  const random = seededRandom('fairness')
  const counts = new Map<string, number>()
  for (let turn = 0; turn < 6_000; turn += 1) {
    const order = random.shuffle(['a', 'b', 'c']).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  expect(counts.size).toBe(6)
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150)
})

test('no part of a range is favoured, not even where the words of the stream do not divide evenly', () => {
  const random = seededRandom('bias')
  const inFirstThird = Array.from({ length: 3_000 }, () => random.int(3 * 2 ** 30)).filter((value) => value < 2 ** 30)
  expect(Math.abs(inFirstThird.length - 1_000)).toBeLessThan(120)
})

test('nothing can be picked from nothing, and no number below nothing', () => {
  const random = seededRandom('x')
  expect(() => random.pick([])).toThrow(RangeError)
  expect(() => random.int(0)).toThrow(RangeError)
  expect(() => random.int(1.5)).toThrow(RangeError)
})
