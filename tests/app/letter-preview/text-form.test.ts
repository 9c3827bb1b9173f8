/** The form of the letters' text: what it carries comes back whole, and its buttons change only the order they are about. */
import { expect, test } from 'vitest'
import { applyEdit, readTextForm } from '#app/letter-preview/text-form.ts'
import { FIRST_TEXT } from '#exam-engine/letters/first-text.ts'
import type { LetterText } from '#exam-engine/letters/letter-text.ts'

function formOf(text: LetterText): FormData {
  const form = new FormData()
  for (const { part, text: words, clauses } of text) {
    form.append('part', part)
    form.append('text', words)
    form.append('clauses', clauses.join(', '))
  }
  form.set('base', '1')
  return form
}

test('what the form carries comes back as it was', () => {
  expect(readTextForm(formOf(FIRST_TEXT))).toMatchObject({ text: FIRST_TEXT, base: 1 })
})

test('an unknown part is left out and a file is no text; an empty form is an empty text', () => {
  const form = formOf([])
  form.append('part', 'acceptance.scores')
  form.append('text', 'x')
  form.append('clauses', '')
  expect(readTextForm(form).text).toEqual([])
  const file = formOf([])
  file.append('part', 'acceptance.issue')
  file.append('text', new File(['x'], 'x.txt'))
  expect(readTextForm(file).text).toEqual([{ part: 'acceptance.issue', text: '', clauses: [] }])
  expect(readTextForm(new FormData())).toMatchObject({ text: [], base: 0 })
})

const at = FIRST_TEXT.findIndex(({ part }) => part === 'commitment.seat')

test('a paragraph moves inside its part, is removed and added; at the ends and elsewhere nothing happens', () => {
  const down = applyEdit(FIRST_TEXT, `down:${at}`)
  expect(down?.place).toBe(at + 1)
  expect([down?.text[at], down?.text[at + 1]]).toEqual([FIRST_TEXT[at + 1], FIRST_TEXT[at]])
  expect(applyEdit(down?.text ?? [], `up:${at + 1}`)?.text).toEqual(FIRST_TEXT)
  expect(applyEdit(FIRST_TEXT, `remove:${at}`)?.text).toEqual(FIRST_TEXT.filter((_, place) => place !== at))
  const added = applyEdit(FIRST_TEXT, 'add:commitment.seat')
  expect(added?.text[added.place]).toEqual({ part: 'commitment.seat', text: '', clauses: [] })
  expect(added?.text).toHaveLength(FIRST_TEXT.length + 1)
  for (const intent of [`up:${at}`, 'down:999', 'remove:', 'remove:-1', 'add:nada', 'up', '', 'check:0']) {
    expect(applyEdit(FIRST_TEXT, intent), intent).toBeUndefined()
  }
})
