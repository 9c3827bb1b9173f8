// Item statistics against a published data set (LSAT section 7, Bock & Lieberman 1970, n = 1000) and by hand.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyseForm } from '#exam-engine/marking/psychometrics.ts'
import { kr20 } from '#exam-engine/marking/reliability.ts'
import { THIRDS, weighThirds } from '#exam-engine/marking/thirds.ts'
import { makeItems, makeKey } from '../items/item-factory.ts'
import { answerWith, makeScheme } from './form-factory.ts'
import lsat7 from './lsat7.json' with { type: 'json' }
import { runs } from '#tests/setup/property-runs.ts'

const LSAT_SHEETS = lsat7.patterns.flatMap(({ pattern, n }) => {
  const answers = answerWith(pattern.map((right) => (right === 1 ? 0 : 1)))
  return Array.from({ length: n }, () => answers)
})

function analyseLsat() {
  const analysis = analyseForm(makeScheme(5), LSAT_SHEETS)
  // Items stand by id; the published figures by ordinal.
  const items = makeItems(5).map(({ id }) => analysis.items.find(({ itemId }) => itemId === id))
  return { analysis, items }
}

function analyse(sheets: (number | null)[][]) {
  return analyseForm(makeScheme(sheets[0]?.length ?? 2), sheets.map(answerWith))
}

test('LSAT 7: mean, deviation, alpha and standard error are the published ones', () => {
  const { analysis } = analyseLsat()
  expect(analysis).toMatchObject({ n: 1000, itemCount: 5 })
  expect(analysis.mean).toBeCloseTo(3.707, 3)
  expect(analysis.standardDeviation?.toFixed(3)).toBe('1.199')
  expect(analysis.kr20?.toFixed(3)).toBe('0.453')
  expect(analysis.standardError?.toFixed(3)).toBe('0.886')
})

test('LSAT 7: corrected item-total correlations and alpha without each item are the published ones', () => {
  const { items } = analyseLsat()
  expect(items.map((item) => item?.rir?.toFixed(3))).toEqual(['0.246', '0.247', '0.313', '0.223', '0.175'])
  expect(items.map((item) => item?.alphaIfDeleted?.toFixed(3))).toEqual(['0.396', '0.394', '0.345', '0.415', '0.438'])
})

test('LSAT 7: facility, uncorrected correlation and difference of thirds are those of exact arithmetic', () => {
  const { items } = analyseLsat()
  expect(items.map((item) => item?.facility)).toEqual([0.828, 0.658, 0.772, 0.606, 0.843])
  expect(items.map((item) => item?.rit?.toFixed(4))).toEqual(['0.5300', '0.5997', '0.6112', '0.5920', '0.4612'])
  const differences = items.map((item) => item?.upperLowerDifference?.toFixed(4))
  expect(differences).toEqual(['0.3951', '0.6702', '0.5305', '0.6773', '0.3410'])
})

test('LSAT 7: easy items and weak discrimination are flagged, with the number of examinees', () => {
  const { items } = analyseLsat()
  const codes = items.map((item) => item?.flags.filter((flag) => !('optionId' in flag)).map(({ flag }) => flag))
  expect(codes).toEqual([
    ['FACILITY_OUT_OF_RANGE'],
    [],
    ['FACILITY_OUT_OF_RANGE'],
    [],
    ['FACILITY_OUT_OF_RANGE', 'LOW_DISCRIMINATION'],
  ])
  expect(items.every((item) => item?.flags.every(({ n }) => n === 1000))).toBe(true)
})

test('KR-20 equals alpha with sample variances, its other definition', () => {
  const columns = [0, 1, 2, 3, 4].map((item) =>
    lsat7.patterns.flatMap(({ pattern, n }) => Array.from({ length: n }, () => pattern[item] ?? 0)),
  )
  const totals = LSAT_SHEETS.map((_, examinee) => columns.reduce((sum, column) => sum + (column[examinee] ?? 0), 0))
  const sampleVariance = (values: number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  }
  const itemVariance = columns.reduce((sum, column) => sum + sampleVariance(column), 0)
  expect(kr20(columns, totals)).toBeCloseTo((5 / 4) * (1 - itemVariance / sampleVariance(totals)), 12)
})

// Six examinees, three items; option 0 is right. Totals 3, 2, 2, 1, 1, 0: thirds of two examinees each, whose borders
// run through the two 2s and through the two 1s.
const SIX = [
  [0, 0, 0],
  [0, 0, 1],
  [0, 1, 0],
  [0, 1, 1],
  [1, 1, 0],
  [1, null, 2],
]

test('options: share, share by thirds, mean total of those who chose them', () => {
  const [first] = makeItems(1)
  if (first === undefined) throw new Error('there is one item')
  const item = analyse(SIX).items.find(({ itemId }) => itemId === first.id)
  const option = (ordinal: number) => {
    return item?.options.find(({ optionId }) => optionId === makeKey(first, ordinal).optionId)
  }
  expect(option(0)).toMatchObject({ right: true, share: 4 / 6, meanTotal: 2 })
  expect(option(1)).toMatchObject({ right: false, share: 2 / 6, meanTotal: 0.5 })
  expect(option(2)).toMatchObject({ share: 0, meanTotal: null, discrimination: null })
  // Upper third: the 3 and half of the two 2s. Lower third: the 0 and half of the two 1s, of whom one chose option 0.
  expect(option(0)?.shareByThird).toEqual({ lower: 0.25, middle: 0.75, upper: 1 })
  expect(item?.upperLowerDifference).toBe(0.75)
  // r between choosing the distractor and the total of the other two items: (0,0,0,0,1,1) with (2,1,1,0,1,0).
  expect(option(1)?.discrimination).toBeCloseTo(-(2 / 3) / Math.sqrt((4 / 3) * (17 / 6)), 12)
})

test('who leaves an item open is in the share of the unanswered and in no option', () => {
  const second = makeItems(2)[1]
  const item = analyse(SIX).items.find(({ itemId }) => itemId === second?.id)
  expect(item?.unansweredShare).toBeCloseTo(1 / 6, 12)
  expect(item?.options.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(5 / 6, 12)
})

test('a distractor that the better ones choose is flagged from 30 examinees on, and a rare one always', () => {
  // The first item's right option draws those who fail the others; its distractor draws those who know them.
  const misled = (n: number) =>
    Array.from({ length: n }, (_, index) => (index % 2 === 0 ? [1, 0, 0, 0] : [0, 1, index % 3, 1]))
  const flagsOf = (n: number) => {
    const id = makeItems(1)[0]?.id
    return analyse(misled(n)).items.find(({ itemId }) => itemId === id)?.flags.map(({ flag }) => flag)
  }
  const [rare, ...others] = ['RARE_DISTRACTOR', 'LOW_DISCRIMINATION', 'DISTRACTOR_DISCRIMINATES']
  expect(flagsOf(30)?.toSorted()).toEqual([...others, rare, rare].toSorted())
  expect(flagsOf(29)).toEqual(['RARE_DISTRACTOR', 'RARE_DISTRACTOR'])
})

test('nobody, one examinee, or all alike: figures that are not defined are null', () => {
  expect(analyse([])).toMatchObject({ n: 0, mean: null, kr20: null, standardError: null })
  expect(analyse([]).items[0]).toMatchObject({ facility: null, rir: null, upperLowerDifference: null, flags: [] })
  expect(analyse([[0, 1]])).toMatchObject({ n: 1, mean: 1, standardDeviation: null, kr20: null })
  expect(analyse([[0, 1], [0, 1]]).items[0]).toMatchObject({ rit: null, rir: null })
})

test('nothing depends on the order in which examinees are listed', () => {
  const choice = fc.constantFrom(0, 1, 2, null)
  const sheet = fc.array(choice, { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(sheet, { minLength: 1, maxLength: 20 }), (sheets) => {
      // Sums of floats differ in their last digits with the order of the terms.
      const toNine = (_key: string, value: unknown) => {
        return typeof value === 'number' ? Math.round(value * 1e9) / 1e9 + 0 : value
      }
      const text = (listed: (number | null)[][]) => JSON.stringify(analyse(listed), toNine)
      expect(text(sheets.toReversed())).toBe(text(sheets))
    }),
    { numRuns: runs(40) },
  )
})

test('thirds share everybody out: parts of each add up to one, examinees of each third to n/3', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 40 }), (totals) => {
      const weights = weighThirds(totals)
      for (const { lower, middle, upper } of weights.values()) expect(lower + middle + upper).toBeCloseTo(1, 9)
      for (const third of THIRDS) {
        const size = totals.reduce((sum, total) => sum + (weights.get(total)?.[third] ?? 0), 0)
        expect(size).toBeCloseTo(totals.length / 3, 9)
      }
    }),
  )
})
