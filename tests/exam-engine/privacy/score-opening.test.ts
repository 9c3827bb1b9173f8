// The rule of the gate before personal scores: who may say what, how long a reason is, and what an opening opens.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDuration, durationMs, instant, minutes } from '#exam-engine/kernel/time.ts'
import {
  judgeReason, OPENING_PURPOSES, OPENING_ROLES, OPENING_SCOPES, opens, openingWindow, purposesOf, SHOWN, type Opening,
} from '#exam-engine/privacy/score-opening.ts'

const AT = instant('2024-02-10T12:00:00-06:00')
const opening: Opening = { actorId: 'a', session: '00', scope: 'person', subjectId: 'p', openedAt: AT }
const NOTE = 'Oficio 123/2024 del OIC'

test.each([[-1, false], [0, true], [1, true]])('Privacidad: %i ms from its opening it opens: %s', (ms, open) => {
  expect(opens(opening, opening, addDuration(AT, durationMs(ms)))).toBe(open)
})

test.each([[-1, true], [0, false], [1, false]])('Privacidad: %i ms from 15 minutes it opens: %s', (ms, open) => {
  expect(opens(opening, opening, addDuration(AT, durationMs(minutes(15) + ms)))).toBe(open)
})

test.each([
  { actorId: 'b' }, { session: '01' }, { subjectId: 'q' }, { scope: 'run' as const }, { scope: 'exam' as const },
])('Privacidad: an opening opens nothing of %o', (other) => {
  expect(opens(opening, { ...opening, ...other }, AT)).toBe(false)
})

test('Privacidad: whatever is asked, only the same person, session and subject within the window is open', () => {
  const word = fc.constantFrom('x', 'y')
  const asked = fc.record({ actorId: word, session: word, scope: fc.constantFrom(...OPENING_SCOPES), subjectId: word })
  fc.assert(fc.property(asked, asked, fc.integer({ min: -2_000_000, max: 2_000_000 }), (made, question, ms) => {
    const now = addDuration(AT, durationMs(ms))
    const same = JSON.stringify(made) === JSON.stringify(question)
    const { from, until } = openingWindow(AT)
    expect(opens({ ...made, openedAt: AT }, question, now)).toBe(same && from <= now && now < until)
  }))
})

test('Privacidad: each role says its own purposes, and no list is opened because one person asks', () => {
  for (const scope of OPENING_SCOPES) {
    for (const role of OPENING_ROLES) {
      for (const purpose of OPENING_PURPOSES) {
        const known = purposesOf(scope, role).includes(purpose)
        expect(judgeReason(scope, role, purpose, NOTE).ok).toBe(known)
      }
    }
    expect(SHOWN[scope].length).toBeGreaterThan(0)
  }
  expect(judgeReason('run', 'admin', 'clarification', NOTE)).toMatchObject({ refusal: 'OPENING_PURPOSE_UNKNOWN' })
  expect(purposesOf('exam', 'auditor')).toEqual([])
  expect(purposesOf('sampleRow', 'admin')).toEqual([])
})

test.each([
  ['123456789', false], ['1234567890', true], ['x'.repeat(300), true], ['x'.repeat(301), false],
  ['   1234567   9', false], ['\n\t', false], ['ñ'.repeat(10), true], ['\u{1F600}'.repeat(9), false],
])('Privacidad: %j is a reason: %s', (note, ok) => {
  const judged = judgeReason('person', 'admin', 'authority', note)
  expect(judged.ok).toBe(ok)
  if (!judged.ok) expect(judged).toMatchObject({ refusal: 'OPENING_NOTE_LENGTH', detail: { least: 10, most: 300 } })
})

test('Privacidad: a reason is kept on one line, without what cannot be seen', () => {
  expect(judgeReason('person', 'admin', 'authority', ' Oficio\n\u0007 12 del\tOIC ')).toMatchObject({ value: { note: 'Oficio 12 del OIC' } })
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 320 }), (note) => {
    const judged = judgeReason('person', 'auditor', 'auditReview', note)
    if (judged.ok) expect(judged.value.note).toMatch(/^[^\p{Cc}\s](.*[^\p{Cc}\s])?$/su)
  }))
})
