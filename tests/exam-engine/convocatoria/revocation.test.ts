import { expect, test } from 'vitest'
import {
  decideRevocation, REVOCATION_TRANSITIONS, type RevocationAct, type RevocationEvent, type RevocationState,
} from '#exam-engine/convocatoria/revocation.ts'

const STATES = Object.keys(REVOCATION_TRANSITIONS) as RevocationState[]

const actOf = (event: RevocationEvent, by: string): RevocationAct => {
  if (event === 'propose') return { event, by, ground: 'fraud', reason: 'Suplantación comprobada', foreign: null }
  return event === 'dismiss' ? { event, by, note: 'La prueba no es de esta persona' } : { event, by }
}

const outcome = (state: RevocationState, act: RevocationAct) => {
  const decided = decideRevocation({ state, holder: 'holder', proposedBy: state === 'proposed' ? 'first' : null }, act)
  return decided.ok ? decided.value : decided.refusal
}

test.each<[RevocationState, RevocationEvent, string, string]>([
  ['none', 'propose', 'first', 'proposed'],
  ['none', 'approve', 'second', 'NO_REVOCATION'],
  ['none', 'dismiss', 'second', 'NO_REVOCATION'],
  ['none', 'withdraw', 'first', 'NO_REVOCATION'],
  ['proposed', 'propose', 'second', 'REVOCATION_OPEN'],
  ['proposed', 'approve', 'second', 'approved'],
  ['proposed', 'dismiss', 'second', 'dismissed'],
  ['proposed', 'withdraw', 'first', 'withdrawn'],
  ['proposed', 'approve', 'first', 'REVOCATION_SECOND_PERSON'],
  ['proposed', 'dismiss', 'first', 'REVOCATION_SECOND_PERSON'],
  ['proposed', 'withdraw', 'second', 'REVOCATION_NOT_YOURS'],
  ...(['propose', 'approve', 'dismiss', 'withdraw'] as const).map((event): [RevocationState, RevocationEvent, string, string] =>
    ['approved', event, 'second', 'SEAT_REVOKED']),
  ...(['dismissed', 'withdrawn'] as const).flatMap((state): [RevocationState, RevocationEvent, string, string][] => [
    [state, 'propose', 'second', 'proposed'], [state, 'approve', 'second', 'NO_REVOCATION'],
    [state, 'dismiss', 'second', 'NO_REVOCATION'], [state, 'withdraw', 'first', 'NO_REVOCATION'],
  ]),
])('§3.1 D a revocation that is %s, on %s by the %s person: %s', (state, event, by, expected) => {
  expect(outcome(state, actOf(event, by))).toBe(expected)
})

test('§3.1 D nobody proposes or decides on the own seat', () => {
  for (const state of STATES) {
    for (const event of ['propose', 'approve', 'dismiss', 'withdraw'] as const) {
      expect(outcome(state, actOf(event, 'holder'))).toBe('REVOCATION_OWN')
    }
  }
})

test('§2.2 E a proposal says why, and so does a dismissal', () => {
  expect(outcome('none', { event: 'propose', by: 'first', ground: 'falseInformation', reason: ' ', foreign: null }))
    .toBe('REVOCATION_NEEDS_GROUNDS')
  expect(outcome('proposed', { event: 'dismiss', by: 'second', note: ' ' })).toBe('DISMISSAL_NEEDS_NOTE')
})

test('§5.18 the duties of a foreign resident are a ground only once they are breached', () => {
  for (const foreign of [null, 'pending', 'complete'] as const) {
    expect(outcome('none', { event: 'propose', by: 'first', ground: 'foreignStatus', reason: 'Sin pago', foreign }))
      .toBe('FOREIGN_DUTIES_NOT_BREACHED')
  }
  expect(outcome('none', { event: 'propose', by: 'first', ground: 'foreignStatus', reason: 'Sin pago', foreign: 'breached' }))
    .toBe('proposed')
})
