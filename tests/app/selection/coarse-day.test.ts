import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPublishedInTime } from '#exam-engine/convocatoria/article-points.ts'
import { coarseDay } from '#app/selection/describe-package.ts'
import { runs } from '#tests/setup/property-runs.ts'

const day = fc.date({ min: new Date('2023-01-01T00:00:00Z'), max: new Date('2024-12-31T00:00:00Z'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10))

test('§4.3.1.6 the day that the package says is on the same side of the cutoff, and never the day itself but by chance', () => {
  fc.assert(fc.property(day, day, (publishedOn, before) => {
    const said = coarseDay(publishedOn, before)
    expect(isPublishedInTime(said, before)).toBe(isPublishedInTime(publishedOn, before))
    expect([`${publishedOn.slice(0, 7)}-01`, before]).toContain(said)
  }), { numRuns: runs(500) })
})

test.each([
  ['2023-11-30', '2023-12-01', '2023-11-01'], ['2023-12-01', '2023-12-01', '2023-12-01'], ['2023-12-24', '2023-12-01', '2023-12-01'],
  ['2024-11-14', '2024-11-15', '2024-11-01'], ['2024-11-15', '2024-11-15', '2024-11-15'], ['2024-11-30', '2024-11-15', '2024-11-15'],
])('§4.3.1.6 an article of %s under a cutoff of %s is said to be of %s', (publishedOn, before, said) => {
  expect(coarseDay(publishedOn, before)).toBe(said)
})
