/** What a browser keeps of a text of the letters: under its call and version, and never a password. */
import { expect, test } from 'vitest'
import { findDraft, forgetDraft, isSameDraft, keepDraft } from '#app/letter-preview/kept-draft.ts'

const CALL = 'rama-2024-2025-1'

function store() {
  const kept = new Map<string, string>()
  return {
    kept, get length() { return kept.size }, key: (place: number) => [...kept.keys()][place] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => { kept.set(name, value) }, removeItem: (name: string) => { kept.delete(name) },
  }
}

function formOf(text: string): FormData {
  const form = new FormData()
  const fields = [['convocatoria', CALL], ['base', '1'], ['part', 'commitment.integrity'], ['text', text], ['clauses', '3.1 D'],
    ['reason', 'Porque sí'], ['password', 'secreta'], ['intent', 'check']]
  for (const [name = '', value = ''] of fields) form.append(name, value)
  return form
}

test('a draft is found again in its order, without reason and password', () => {
  const own = store()
  keepDraft(own, CALL, 1, formOf('Uno\ndos'), 5)
  expect(findDraft(own, CALL, 1)).toEqual({
    savedAt: 5, fields: [['part', 'commitment.integrity'], ['text', 'Uno\ndos'], ['clauses', '3.1 D']],
  })
  expect([...own.kept.values()].join()).not.toMatch(/secreta|Porque/)
})

test('of another version nothing is offered, and it is forgotten; what is not of this page stays', () => {
  const own = store()
  own.setItem('theme', 'dark')
  keepDraft(own, CALL, 1, formOf('Uno'), 5)
  expect(findDraft(own, CALL, 2)).toBeNull()
  expect([...own.kept.keys()]).toEqual(['theme'])
})

test('what was put aside, or was never a draft, is none', () => {
  const own = store()
  keepDraft(own, CALL, 1, formOf('Uno'), 5)
  forgetDraft(own, CALL, 1)
  expect(findDraft(own, CALL, 1)).toBeNull()
  for (const nonsense of ['{', '7', '{"savedAt":"x","fields":[]}']) {
    own.setItem(`efiser.cartas.${CALL}.1`, nonsense)
    expect(findDraft(own, CALL, 1)).toBeNull()
  }
})

test('a form that says the same needs no draft', () => {
  const own = store()
  keepDraft(own, CALL, 1, formOf('Uno'), 5)
  const draft = findDraft(own, CALL, 1)
  expect([formOf('Uno'), formOf('Otro')].map((form) => draft !== null && isSameDraft(draft, form))).toEqual([true, false])
})
