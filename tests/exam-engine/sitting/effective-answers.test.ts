import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answersDigest } from '#exam-engine/sitting/answers-digest.ts'
import { countAnswered, effectiveAnswers, type AdmittedOperation } from '#exam-engine/sitting/effective-answers.ts'

const itemId = fc.constantFrom('a', 'b', 'c', 'd')
const optionId = fc.option(fc.constantFrom('1', '2', '3'), { nil: null })
const finals = fc.uniqueArray(fc.record({ itemId, optionId }), { selector: (answer) => answer.itemId })
const admitted = fc.uniqueArray(
  fc.record({ itemId, optionId, epoch: fc.nat(3), revision: fc.integer({ min: 1, max: 3 }), arrival: fc.nat(100) }),
  { selector: (operation) => operation.arrival },
)

const operation = (overrides: Partial<AdmittedOperation>): AdmittedOperation =>
  ({ itemId: 'a', optionId: '1', epoch: 1, revision: 1, arrival: 1, ...overrides })

test('without an admitted operation the final answers are the ones that count', () => {
  fc.assert(fc.property(finals, (answers) => {
    expect(answersDigest(effectiveAnswers(answers, []))).toBe(answersDigest(answers))
  }))
})

test('the order of the decisions never changes what counts', () => {
  fc.assert(fc.property(
    finals,
    admitted.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
    (answers, [list, shuffled]) => {
      expect(effectiveAnswers(answers, shuffled)).toEqual(effectiveAnswers(answers, list))
    }))
})

test('an item that no admitted operation names keeps its final answer, and no item has two', () => {
  fc.assert(fc.property(finals, admitted, (answers, list) => {
    const effective = effectiveAnswers(answers, list)
    expect(new Set(effective.map((answer) => answer.itemId)).size).toBe(effective.length)
    const named = new Set<string>(list.map((entry) => entry.itemId))
    const untouched = effective.filter((answer) => !named.has(answer.itemId))
    expect(untouched).toEqual(answers.filter((answer) => !named.has(answer.itemId))
      .sort((left, right) => left.itemId < right.itemId ? -1 : 1))
  }))
})

test('of several admitted on one item the last by lease, revision and arrival counts', () => {
  const final = [{ itemId: 'a', optionId: '3' }]
  const [older, newerRevision, newerLease] = [
    operation({ optionId: '1', arrival: 9 }), operation({ optionId: '2', revision: 2, arrival: 1 }),
    operation({ optionId: null, epoch: 2, arrival: 2 })]
  expect(effectiveAnswers(final, [newerRevision, older])).toEqual([{ itemId: 'a', optionId: '2' }])
  expect(effectiveAnswers(final, [newerLease, newerRevision, older])).toEqual([{ itemId: 'a', optionId: null }])
  expect(countAnswered(effectiveAnswers(final, [newerLease]))).toBe(0)
  expect(effectiveAnswers(final, [older, operation({ optionId: '2', arrival: 10 })]))
    .toEqual([{ itemId: 'a', optionId: '2' }])
})
