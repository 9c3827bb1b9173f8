// The acta's machine: every state with every event, what the signatures make of it, and who may do what.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ACTA_EVENTS,
  ACTA_STATES,
  actaState,
  closeActa,
  missingSignatures,
  observeActa,
  signActa,
  type ActaEvent,
  type ActaStanding,
  type ActaState,
} from '#exam-engine/sitting/acta.ts'

const STANDINGS: Record<ActaState, ActaStanding> = {
  running: { over: false, onDuty: ['ana', 'luis'], signedBy: [], complete: false, inCharge: 'ana' },
  draft: { over: true, onDuty: ['ana', 'luis'], signedBy: [], complete: false, inCharge: 'ana' },
  signing: { over: true, onDuty: ['ana', 'luis'], signedBy: ['luis'], complete: false, inCharge: 'ana' },
  complete: { over: true, onDuty: ['ana', 'luis'], signedBy: ['ana', 'luis'], complete: true, inCharge: 'ana' },
}

const act = (standing: ActaStanding, event: ActaEvent, by = 'ana') => {
  if (event === 'observe') return observeActa(standing, 'Se retrasó la apertura.')
  if (event === 'close') return closeActa(standing, { by, reason: 'Luis se retiró enfermo.' })
  return signActa(standing, { by, shown: 'h', current: 'h' })
}

// The whole table: a new state or event fails here until somebody says what it does.
const EXPECTED: Record<ActaState, Record<ActaEvent, string>> = {
  running: { observe: 'TURNO_NOT_OVER', sign: 'TURNO_NOT_OVER', close: 'TURNO_NOT_OVER' },
  draft: { observe: 'ok', sign: 'ok', close: 'ACTA_UNSIGNED' },
  signing: { observe: 'ACTA_ISSUED', sign: 'ok', close: 'ok' },
  complete: { observe: 'ACTA_COMPLETE', sign: 'ACTA_COMPLETE', close: 'ACTA_COMPLETE' },
}

test.each(ACTA_STATES.flatMap((state) => ACTA_EVENTS.map((event) => [state, event] as const)))(
  '§3.1 an acta that is %s answers to %s as the table says',
  (state, event) => {
    expect(actaState(STANDINGS[state])).toBe(state)
    const result = act(STANDINGS[state], event)
    expect(result.ok ? 'ok' : result.refusal).toBe(EXPECTED[state][event])
  }
)

test('§3.1 the first signature freezes, the last one completes, and of one alone it is both', () => {
  expect(act(STANDINGS.draft, 'sign')).toEqual({ ok: true, value: { freezes: true, completes: false } })
  expect(act(STANDINGS.signing, 'sign')).toEqual({ ok: true, value: { freezes: false, completes: true } })
  expect(act({ ...STANDINGS.draft, onDuty: ['ana'] }, 'sign')).toEqual({
    ok: true,
    value: { freezes: true, completes: true },
  })
})

test('§3.1 nobody signs what they were not shown, twice, or without having been on duty', () => {
  expect(signActa(STANDINGS.draft, { by: 'ana', shown: 'old', current: 'new' })).toMatchObject({
    refusal: 'ACTA_CHANGED',
  })
  expect(act(STANDINGS.signing, 'sign', 'luis')).toMatchObject({ refusal: 'ALREADY_SIGNED' })
  expect(act(STANDINGS.signing, 'sign', 'eva')).toMatchObject({ refusal: 'NOT_ON_DUTY' })
})

test('§3.1 signatures are found missing by who is in charge; where nobody ever was, by who signed', () => {
  expect(act(STANDINGS.signing, 'close', 'luis')).toMatchObject({ refusal: 'NOT_IN_CHARGE' })
  const without = { ...STANDINGS.signing, inCharge: null }
  expect(act(without, 'close', 'luis')).toMatchObject({ ok: true })
  expect(act(without, 'close', 'ana')).toMatchObject({ refusal: 'NOT_IN_CHARGE' })
  expect(closeActa(STANDINGS.signing, { by: 'ana', reason: '  ' })).toMatchObject({ refusal: 'CLOSING_NEEDS_REASON' })
})

test('an observation of blanks is none', () => {
  expect(observeActa(STANDINGS.draft, ' \n')).toMatchObject({ refusal: 'OBSERVATION_EMPTY' })
})

test('§3.1 in whichever order they sign, all on duty sign once, the first freezes and only the last completes', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 }),
      fc.infiniteStream(fc.nat()),
      (onDuty, picks) => {
        let standing: ActaStanding = { over: true, onDuty, signedBy: [], complete: false, inCharge: null }
        const order: { freezes: boolean; completes: boolean }[] = []
        while (missingSignatures(standing).length > 0) {
          const missing = missingSignatures(standing)
          const by = missing[Number(picks.next().value) % missing.length] ?? ''
          const signed = signActa(standing, { by, shown: 'h', current: 'h' })
          if (!signed.ok) throw new Error(signed.refusal)
          order.push(signed.value)
          standing = { ...standing, signedBy: [...standing.signedBy, by], complete: signed.value.completes }
        }
        expect(order).toHaveLength(onDuty.length)
        expect(order.map(({ freezes }) => freezes)).toEqual(onDuty.map((_, index) => index === 0))
        expect(order.map(({ completes }) => completes)).toEqual(onDuty.map((_, index) => index === onDuty.length - 1))
        expect(actaState(standing)).toBe('complete')
      }
    )
  )
})
