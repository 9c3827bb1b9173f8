/** What each act on the screen does to an answer, and what it must never do. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseOption, clearOption, isSameAnswer, toggleFlag, toggleStrike, UNTOUCHED, type ItemAnswer }
  from '#app/exam-room/answers/item-answer.ts'

const OPTIONS = ['a', 'b', 'c', 'd']

test('choosing a struck option restores it', () => {
  const struck = toggleStrike(toggleStrike(UNTOUCHED, 'b'), 'c')
  expect(chooseOption(struck, 'b')).toEqual({ optionId: 'b', flagged: false, struck: ['c'] })
})

test('the chosen option cannot be struck out, so no answer is lost by a key', () => {
  const chosen = chooseOption(UNTOUCHED, 'a')
  expect(toggleStrike(chosen, 'a')).toBe(chosen)
})

test('clearing keeps flag and strikes', () => {
  const answer: ItemAnswer = { optionId: 'a', flagged: true, struck: ['d'] }
  expect(clearOption(answer)).toEqual({ optionId: null, flagged: true, struck: ['d'] })
})

test('struck options are a set: their order is no change to save', () => {
  expect(isSameAnswer({ ...UNTOUCHED, struck: ['a', 'b'] }, { ...UNTOUCHED, struck: ['b', 'a'] })).toBe(true)
  expect(isSameAnswer({ ...UNTOUCHED, struck: ['a'] }, { ...UNTOUCHED, struck: ['a', 'b'] })).toBe(false)
})

test('only choosing and clearing touch the answer; the chosen option is never struck, and none twice', () => {
  const act = fc.oneof(
    fc.constantFrom(...OPTIONS).map((option) => ({ kind: 'choose', option })),
    fc.constantFrom(...OPTIONS).map((option) => ({ kind: 'strike', option })),
    fc.constant({ kind: 'flag', option: '' }),
    fc.constant({ kind: 'clear', option: '' }),
  )
  fc.assert(fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
    let answer = UNTOUCHED
    let expected: string | null = null
    for (const { kind, option } of acts) {
      if (kind === 'choose') {
        answer = chooseOption(answer, option)
        expected = option
      } else if (kind === 'clear') {
        answer = clearOption(answer)
        expected = null
      } else answer = kind === 'flag' ? toggleFlag(answer) : toggleStrike(answer, option)
      expect(answer.optionId).toBe(expected)
      expect(answer.struck).not.toContain(answer.optionId)
      expect(new Set(answer.struck).size).toBe(answer.struck.length)
    }
  }))
})
