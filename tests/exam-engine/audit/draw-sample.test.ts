import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawSample, populationText, rankOf, readPopulation } from '#exam-engine/audit/draw-sample.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { runs } from '#tests/setup/property-runs.ts'

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 40 })

test('a sample is of the population, of its size, and nobody stands twice in it', () => {
  fc.assert(fc.property(fc.string(), ids, fc.nat(50), (seed, population, size) => {
    const sample = drawSample(seed, population, size)
    expect(sample).toHaveLength(Math.min(size, population.length))
    expect(new Set(sample).size).toBe(sample.length)
    expect(sample.every((id) => population.includes(id))).toBe(true)
  }))
})

test('the order in which the population is listed changes nothing', () => {
  fc.assert(fc.property(fc.string(), ids, fc.nat(50), fc.nat(), (seed, population, size, turn) => {
    const by = population.length === 0 ? 0 : turn % population.length
    const turned = [...population.slice(by), ...population.slice(0, by)].reverse()
    expect(drawSample(seed, turned, size)).toEqual(drawSample(seed, population, size))
    expect(populationText(turned)).toBe(populationText(population))
  }))
})

test('a larger sample begins with the smaller one', () => {
  fc.assert(fc.property(fc.string(), ids, fc.nat(40), fc.nat(40), (seed, population, one, more) => {
    expect(drawSample(seed, population, one + more).slice(0, one)).toEqual(drawSample(seed, population, one))
  }))
})

test('who is not drawn may leave the population, and the sample stays', () => {
  fc.assert(fc.property(fc.string(), ids, fc.nat(40), (seed, population, size) => {
    const sample = drawSample(seed, population, size)
    const [absent] = population.filter((id) => !sample.includes(id))
    expect(drawSample(seed, population.filter((id) => id !== absent), size)).toEqual(sample)
  }))
})

test('each id has the same chance: over many seeds nobody is favoured', () => {
  const population = Array.from({ length: 20 }, (_, n) => `id-${String(n)}`)
  const seeds = runs(4_000)
  const drawn = new Map(population.map((id) => [id, 0]))
  for (let seed = 0; seed < seeds; seed += 1) {
    for (const id of drawSample(`seed ${String(seed)}`, population, 5)) drawn.set(id, (drawn.get(id) ?? 0) + 1)
  }
  const expected = seeds / 4
  // Chi-square of 20 counts; 19 degrees of freedom, corrected for drawing without replacement. 43.8 is exceeded 1 in 1,000.
  const spread = [...drawn.values()].reduce((sum, count) => sum + (count - expected) ** 2 / (expected * 0.75), 0) * (19 / 20)
  expect(spread).toBeLessThan(43.8)
})

test('standard tools say the same: the rank by sha256sum', () => {
  const said = execFileSync('sh', ['-c', `printf '%s\\n%s' "$1" "$2" | sha256sum`, 'sh', 'semilla ñ', 'R-000001'], { encoding: 'utf8' })
  expect(said.slice(0, 64)).toBe(rankOf('semilla ñ', 'R-000001'))
  expect(drawSample('s', ['a', 'b', 'c'], 3)).toEqual(['a', 'b', 'c'].sort((x, y) => (sha256Hex(`s\n${x}`) < sha256Hex(`s\n${y}`) ? -1 : 1)))
})

test('a population is a file of lines, and comes back as it was', () => {
  fc.assert(fc.property(ids, (population) => {
    expect(readPopulation(populationText(population))).toEqual([...population].sort())
  }))
  expect(() => populationText(['a\nb'])).toThrow(RangeError)
  expect(() => drawSample('s', ['a', 'a'], 1)).toThrow(RangeError)
})
