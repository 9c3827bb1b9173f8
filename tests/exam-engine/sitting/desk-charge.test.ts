// Who is in charge: the first one, the hand-over as a machine in full, the coordination's appointment, the gaps.
import { expect, test } from 'vitest'
import { addDuration, durationMs, instant, minutes } from '#exam-engine/kernel/time.ts'
import {
  findChargeGaps,
  forceCharge,
  HAND_OVER_EVENTS,
  HAND_OVER_STATES,
  offerHandOver,
  openDesk,
  stepHandOver,
  type HandOverEvent,
  type HandOverState,
} from '#exam-engine/sitting/desk-charge.ts'
import { deskOpensAt } from '#exam-engine/sitting/outage.ts'

const T0 = instant('2024-01-29T15:00:00Z')
const at = (count: number) => addDuration(T0, minutes(count))
const HERE = ['ana', 'luis']

const EXPECTED: Record<HandOverState, Record<HandOverEvent, string | null>> = {
  none: { offer: null, confirm: 'NO_HAND_OVER', withdraw: 'NO_HAND_OVER', force: null },
  offered: { offer: 'HAND_OVER_OPEN', confirm: 'confirmed', withdraw: 'withdrawn', force: 'overtaken' },
}

test.each(HAND_OVER_STATES.flatMap((state) => HAND_OVER_EVENTS.map((event) => [state, event] as const)))(
  'a hand-over that is %s answers to %s as the table says',
  (state, event) => {
    const step = stepHandOver(state, event)
    expect(step.ok ? step.value.outcome : step.refusal).toBe(EXPECTED[state][event])
    if (step.ok) expect(step.value.to).toBe(event === 'offer' ? 'offered' : 'none')
  }
)

test('the first takes charge from the opening of the desk on, and nobody after the first', () => {
  const from = deskOpensAt(T0)
  const open = (shift: number) => openDesk(T0, null, addDuration(from, durationMs(shift))).ok
  expect([open(-1), open(0), open(1)]).toEqual([false, true, true])
  expect(openDesk(T0, 'ana', T0)).toMatchObject({ refusal: 'DESK_TAKEN' })
})

test('who is in charge hands over, to another of the sede, with words', () => {
  const offer = (change: Partial<{ by: string; to: string; note: string }>, state: HandOverState = 'none') =>
    offerHandOver('ana', state, { by: 'ana', to: 'luis', note: 'Dos personas fuera.', ...change }, HERE)
  expect(offer({}).ok).toBe(true)
  expect(offer({ by: 'luis', to: 'ana' })).toMatchObject({ refusal: 'NOT_IN_CHARGE' })
  expect(offer({ to: 'ana' })).toMatchObject({ refusal: 'NOT_A_COLLEAGUE' })
  expect(offer({ to: 'eva' })).toMatchObject({ refusal: 'NOT_A_COLLEAGUE' })
  expect(offer({ note: ' ' })).toMatchObject({ refusal: 'HAND_OVER_NEEDS_NOTE' })
  expect(offer({}, 'offered')).toMatchObject({ refusal: 'HAND_OVER_OPEN' })
})

test('the coordination appoints somebody of the sede with a reason, also over a hand-over that hangs', () => {
  const force = (to: string, note = 'No contesta', inCharge: string | null = 'ana', state: HandOverState = 'none') =>
    forceCharge(inCharge, state, { to, note }, HERE)
  expect(force('luis')).toMatchObject({ ok: true, value: { outcome: null } })
  expect(force('luis', 'No contesta', null).ok).toBe(true)
  expect(force('luis', 'No contesta', 'ana', 'offered')).toMatchObject({ ok: true, value: { outcome: 'overtaken' } })
  expect(force('ana')).toMatchObject({ refusal: 'ALREADY_IN_CHARGE' })
  expect(force('eva')).toMatchObject({ refusal: 'NOT_A_COLLEAGUE' })
  expect(force('luis', ' ')).toMatchObject({ refusal: 'HAND_OVER_NEEDS_NOTE' })
})

test('nobody is in charge until the first is: the acta tells from when to when', () => {
  const window = { from: at(-60), until: at(120) }
  const since = (moment: number) => [{ personId: 'ana', since: at(moment) }]
  expect(findChargeGaps([], window)).toEqual([window])
  expect(findChargeGaps(since(-60), window)).toEqual([])
  expect(findChargeGaps(since(-90), window)).toEqual([])
  expect(findChargeGaps(since(5), window)).toEqual([{ from: at(-60), until: at(5) }])
  expect(findChargeGaps(since(125), window)).toEqual([window])
  expect(findChargeGaps([...since(5), { personId: 'luis', since: at(60) }], window)).toEqual([
    { from: at(-60), until: at(5) },
  ])
})
