import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decideCorrection,
  GRADE_EVENTS,
  GRADE_STATES,
  gradeState,
  proposeCorrection,
  signSheet,
  stepGrade,
  type GradeEvent,
  type GradeState,
} from '#exam-engine/convocatoria/grade-sheet.ts'

const OUTCOMES: Record<GradeState, Record<GradeEvent, string>> = {
  missing: {
    enter: 'draft',
    erase: 'GRADE_MISSING',
    sign: 'GRADE_MISSING',
    propose: 'GRADE_MISSING',
    approve: 'NO_CORRECTION',
    reject: 'NO_CORRECTION',
    withdraw: 'NO_CORRECTION',
  },
  draft: {
    enter: 'draft',
    erase: 'missing',
    sign: 'signed',
    propose: 'GRADE_UNSIGNED',
    approve: 'NO_CORRECTION',
    reject: 'NO_CORRECTION',
    withdraw: 'NO_CORRECTION',
  },
  signed: {
    enter: 'GRADE_SIGNED',
    erase: 'GRADE_SIGNED',
    sign: 'GRADE_SIGNED',
    propose: 'correcting',
    approve: 'NO_CORRECTION',
    reject: 'NO_CORRECTION',
    withdraw: 'NO_CORRECTION',
  },
  correcting: {
    enter: 'GRADE_SIGNED',
    erase: 'GRADE_SIGNED',
    sign: 'GRADE_SIGNED',
    propose: 'CORRECTION_OPEN',
    approve: 'signed',
    reject: 'signed',
    withdraw: 'signed',
  },
  frozen: {
    enter: 'GRADES_FROZEN',
    erase: 'GRADES_FROZEN',
    sign: 'GRADES_FROZEN',
    propose: 'GRADES_FROZEN',
    approve: 'GRADES_FROZEN',
    reject: 'GRADES_FROZEN',
    withdraw: 'GRADES_FROZEN',
  },
}

test.each(GRADE_STATES.flatMap((state) => GRADE_EVENTS.map((event) => [state, event] as const)))(
  '§4.2 C a grade that is %s answers %s as the table says',
  (state, event) => {
    const step = stepGrade(state, event)
    expect(step.ok ? step.value : step.refusal).toBe(OUTCOMES[state][event])
  }
)

test('§4.2 C whatever happens, a signed grade stays signed, and only a decided correction could change it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...GRADE_EVENTS)), (events) => {
      let state: GradeState = 'missing'
      let signed = false
      for (const event of events) {
        const step = stepGrade(state, event)
        if (!step.ok) continue
        state = step.value
        signed ||= event === 'sign'
        expect(['signed', 'correcting'].includes(state)).toBe(signed)
      }
    })
  )
})

test('the state follows from the facts, and the freeze comes before all of them', () => {
  const facts = { frozen: false, entered: false, signed: false, correctionOpen: false }
  expect(gradeState(facts)).toBe('missing')
  expect(gradeState({ ...facts, entered: true })).toBe('draft')
  expect(gradeState({ ...facts, entered: true, signed: true })).toBe('signed')
  expect(gradeState({ ...facts, signed: true, correctionOpen: true })).toBe('correcting')
  expect(gradeState({ frozen: true, entered: true, signed: true, correctionOpen: true })).toBe('frozen')
})

test('§4.2 C a sheet is signed as it was shown, with a grade on it, before the freeze', () => {
  const sheet = { frozen: false, grades: 3, shown: 'a', current: 'a' }
  expect(signSheet(sheet)).toEqual({ ok: true, value: null })
  expect(signSheet({ ...sheet, current: 'b' })).toMatchObject({ refusal: 'SHEET_CHANGED' })
  expect(signSheet({ ...sheet, grades: 0 })).toMatchObject({ refusal: 'SHEET_EMPTY' })
  expect(signSheet({ ...sheet, frozen: true })).toMatchObject({ refusal: 'GRADES_FROZEN' })
})

test('§4.2 C a correction of what is signed needs a reason and another grade', () => {
  const proposal = { state: 'signed', reason: 'Acta errónea', from: '80.00', to: '88.00' } as const
  expect(proposeCorrection(proposal).ok).toBe(true)
  expect(proposeCorrection({ ...proposal, reason: ' ' })).toMatchObject({ refusal: 'CORRECTION_NEEDS_REASON' })
  expect(proposeCorrection({ ...proposal, to: '80.00' })).toMatchObject({ refusal: 'CORRECTION_CHANGES_NOTHING' })
  expect(proposeCorrection({ ...proposal, state: 'draft' })).toMatchObject({ refusal: 'GRADE_UNSIGNED' })
})

test('§4.2 C who proposed a correction never decides it, and nobody else withdraws it', () => {
  const decision = { state: 'correcting', by: 'a', proposedBy: 'a', note: 'no' } as const
  expect(decideCorrection({ ...decision, event: 'approve' })).toMatchObject({ refusal: 'SECOND_PERSON_NEEDED' })
  expect(decideCorrection({ ...decision, event: 'reject' })).toMatchObject({ refusal: 'SECOND_PERSON_NEEDED' })
  expect(decideCorrection({ ...decision, event: 'withdraw' }).ok).toBe(true)
  expect(decideCorrection({ ...decision, by: 'b', event: 'withdraw' })).toMatchObject({ refusal: 'NOT_YOUR_PROPOSAL' })
  expect(decideCorrection({ ...decision, by: 'b', event: 'approve' }).ok).toBe(true)
  expect(decideCorrection({ ...decision, by: 'b', event: 'reject', note: ' ' })).toMatchObject({
    refusal: 'REJECTION_NEEDS_NOTE',
  })
  expect(decideCorrection({ ...decision, by: 'b', event: 'approve', state: 'frozen' })).toMatchObject({
    refusal: 'GRADES_FROZEN',
  })
})
