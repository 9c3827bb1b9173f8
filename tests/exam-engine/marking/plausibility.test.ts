// Forms that did not work, on constructed sheets: a mean just at and just above the margin, a key that a distractor
// beats, and what looks alike but is only hard.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prepareMarking, type Annulment } from '#exam-engine/marking/mark.ts'
import { findImplausible } from '#exam-engine/marking/plausibility.ts'
import { makeItems } from '../items/item-factory.ts'
import { answerWith, makeFrozenForm, makeScheme } from './form-factory.ts'

type Sheet = (number | null)[]

/** Findings of sheets whose items all have four options; the option of ordinal 0 is right. */
function findingsOf(sheets: readonly Sheet[], annulment?: Annulment) {
  const { form, key } = makeFrozenForm(sheets[0]?.length ?? 1)
  const scheme = prepareMarking(form, key, annulment)
  if (!scheme.ok) throw new Error(scheme.refusal)
  return findImplausible(scheme.value, sheets.map(answerWith))
}

const codesOf = (sheets: readonly Sheet[], annulment?: Annulment) =>
  findingsOf(sheets, annulment).map(({ finding }) => finding)

/** `n` examinees over ten items with `right` right answers in all. */
function spread(n: number, right: number): Sheet[] {
  return Array.from({ length: n }, (_, examinee) =>
    Array.from({ length: 10 }, (_item, item) => (examinee * 10 + item < right ? 0 : 1 + ((examinee + item) % 3))))
}

test('the items of these sheets have four options', () => {
  expect([...makeScheme(10).items.values()].map(({ optionIds }) => optionIds.length)).toEqual(Array.from({ length: 10 }, () => 4))
})

test('§3.1 B a mean of chance and a twentieth is near chance; one right answer more is not', () => {
  // 10 examinees, 100 answers, four options: 25 + 5.
  expect(codesOf(spread(10, 29))).toEqual(['MEAN_NEAR_CHANCE'])
  expect(findingsOf(spread(10, 30))).toEqual([
    { finding: 'MEAN_NEAR_CHANCE', n: 10, right: 30, answersCounted: 100, chanceSixtieths: 150 },
  ])
  expect(codesOf(spread(10, 31))).toEqual([])
})

test('§3.1 B below ten examinees a mean says nothing', () => {
  expect(codesOf(spread(9, 0))).toEqual([])
  expect(codesOf(spread(10, 0))).toEqual(['MEAN_NEAR_CHANCE'])
})

/** Two of three know the other nine items; the first item's distractor 2 draws those who know, its key who does not. */
function miskeyed(n: number): Sheet[] {
  return Array.from({ length: n }, (_, examinee) => {
    const knows = examinee % 3 !== 0
    return [knows ? 2 : 0, ...Array.from({ length: 9 }, (_item, item) => (knows || item === examinee % 9 ? 0 : 1))]
  })
}

test('§3.1 B a key is beaten where those who know choose a distractor, from 30 examinees on', () => {
  const [first] = makeItems(10)
  expect(findingsOf(miskeyed(30))).toEqual([
    { finding: 'KEY_BEATEN', n: 30, itemId: first?.id, optionId: answerWith([2])[0]?.optionId },
  ])
  expect(codesOf(miskeyed(29))).toEqual([])
})

test('§3.1 B a hard item whose distractor most of the best choose is no finding while the key still tells who knows', () => {
  // Of 30, ten are the upper third: six take the distractor, four the key; of the others all take the distractor.
  const hard = Array.from({ length: 30 }, (_, examinee): Sheet => {
    const best = examinee < 10
    return [best && examinee < 4 ? 0 : 1, ...Array.from({ length: 9 }, (_item, item) => (best || item < 4 ? 0 : 1))]
  })
  expect(codesOf(hard)).toEqual([])
})

test('§3.1 B a tie in the upper third beats nobody; one person more does', () => {
  // Ten of the upper third, five for the key; the distractor draws five or six, and nobody below.
  const make = (distractor: number) => Array.from({ length: 30 }, (_, examinee): Sheet => {
    const best = examinee < 10
    const first = examinee < distractor ? 1 : best ? 0 : examinee % 2 === 0 ? 0 : 2
    return [first, ...Array.from({ length: 9 }, (_item, item) => (best || item < 3 ? 0 : 1))]
  })
  // With the item itself in the total, those with the key stand above: the third holds the ten in either case.
  expect(codesOf(make(5))).toEqual([])
  expect(codesOf(make(6))).toEqual(['KEY_BEATEN'])
})

test('§3.1 B what is annulled is found no more, and the mean is that of what is left', () => {
  const [first] = makeItems(10)
  if (first === undefined) throw new Error('there are items')
  expect(codesOf(miskeyed(30), { itemIds: [first.id], policy: 'drop' })).toEqual([])
  expect(codesOf(miskeyed(30), { itemIds: [first.id], policy: 'credit' })).toEqual([])
})

test('the findings do not depend on the order of the sheets', () => {
  const choice = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null })
  const many = fc.array(fc.array(choice, { minLength: 4, maxLength: 4 }), { minLength: 30, maxLength: 45 })
  fc.assert(fc.property(many, fc.infiniteStream(fc.nat()), (sheets, stream) => {
    const shuffled = sheets.map((sheet) => ({ sheet, at: stream.next().value as number }))
      .sort((left, right) => left.at - right.at).map(({ sheet }) => sheet)
    expect(findingsOf(shuffled)).toEqual(findingsOf(sheets))
  }))
})

test('who all have everything right, or nobody chose anything, is judged without a fault', () => {
  expect(codesOf(Array.from({ length: 30 }, () => [0, 0, 0]))).toEqual([])
  expect(codesOf(Array.from({ length: 30 }, () => [null, null, null]))).toEqual(['MEAN_NEAR_CHANCE'])
  expect(codesOf([])).toEqual([])
})
