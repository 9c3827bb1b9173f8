// Who may annul what, and until when: every state with every event at every stage, and the contents of a proposal.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ANNULMENT_EVENTS, ANNULMENT_STATES, ANNULMENT_TRANSITIONS, annulmentsDigest, decideAnnulment, joinAnnulments,
  proposeAnnulment, SELECTION_STAGES, stepAnnulment, type AnnulmentEvent, type AnnulmentState, type SelectionStage,
} from '#exam-engine/marking/annulment.ts'
import { markAttempt, NOTHING_ANNULLED, prepareMarking, type AnnulmentPolicy } from '#exam-engine/marking/mark.ts'
import { makeItems } from '../items/item-factory.ts'
import { answerWith, makeFrozenForm } from './form-factory.ts'

// What each event does in each state while the selection is open, written down once more by hand.
const WHILE_OPEN: Record<AnnulmentState, Record<AnnulmentEvent, string>> = {
  absent: { propose: 'proposed', approve: 'ANNULMENT_UNKNOWN', reject: 'ANNULMENT_UNKNOWN', withdraw: 'ANNULMENT_UNKNOWN' },
  proposed: { propose: 'ANNULMENT_OPEN', approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' },
  approved: {
    propose: 'ANNULMENT_DECIDED', approve: 'ANNULMENT_DECIDED', reject: 'ANNULMENT_DECIDED', withdraw: 'ANNULMENT_DECIDED',
  },
  rejected: {
    propose: 'ANNULMENT_DECIDED', approve: 'ANNULMENT_DECIDED', reject: 'ANNULMENT_DECIDED', withdraw: 'ANNULMENT_DECIDED',
  },
  withdrawn: {
    propose: 'ANNULMENT_DECIDED', approve: 'ANNULMENT_DECIDED', reject: 'ANNULMENT_DECIDED', withdraw: 'ANNULMENT_DECIDED',
  },
}
const BARRED: Record<Exclude<SelectionStage, 'open'>, string> = {
  frozen: 'ANNULMENT_AFTER_FREEZE', published: 'ANNULMENT_AFTER_PUBLICATION',
}

const cases = SELECTION_STAGES.flatMap((stage) =>
  ANNULMENT_STATES.flatMap((state) => ANNULMENT_EVENTS.map((event) => [stage, state, event] as const)))

test.each(cases)('§3.1 B selection %s, proposal %s: %s', (stage, state, event) => {
  const done = stepAnnulment(state, event, stage)
  const expected = WHILE_OPEN[state][event]
  const moves = expected === 'proposed' || expected === 'approved'
  expect(done.ok ? done.value : done.refusal).toBe(stage !== 'open' && moves ? BARRED[stage] : expected)
})

test('§3.1 B a decision is the end: nothing leads out of it', () => {
  for (const state of ['approved', 'rejected', 'withdrawn'] as const) expect(ANNULMENT_TRANSITIONS[state]).toEqual({})
})

const decision = {
  state: 'proposed', stage: 'open', event: 'approve', by: 'second', proposedBy: 'first', note: '',
} as const

test('§3.1 B who proposed never decides, and only who proposed withdraws', () => {
  expect(decideAnnulment(decision)).toEqual({ ok: true, value: 'approved' })
  expect(decideAnnulment({ ...decision, by: 'first' })).toMatchObject({ refusal: 'SECOND_PERSON_NEEDED' })
  expect(decideAnnulment({ ...decision, event: 'reject', by: 'first', note: 'x' })).toMatchObject({
    refusal: 'SECOND_PERSON_NEEDED',
  })
  expect(decideAnnulment({ ...decision, event: 'withdraw' })).toMatchObject({ refusal: 'NOT_YOUR_PROPOSAL' })
  expect(decideAnnulment({ ...decision, event: 'withdraw', by: 'first' })).toEqual({ ok: true, value: 'withdrawn' })
  expect(decideAnnulment({ ...decision, event: 'reject', note: ' ' })).toMatchObject({ refusal: 'REJECTION_NEEDS_NOTE' })
})

const proposal = {
  stage: 'open', open: false, reason: 'la clave es otra', standing: NOTHING_ANNULLED, formItemIds: ['a', 'b', 'c'],
} as const

test.each([
  ['no reason', { reason: ' ' }, ['a'], 'ANNULMENT_NEEDS_REASON'],
  ['no item', {}, [], 'ANNULMENT_NEEDS_ITEMS'],
  ['an item of another form', {}, ['a', 'z'], 'ANNULLED_ITEM_UNKNOWN'],
  ['an item that is annulled', { standing: { itemIds: ['a'], policy: 'drop' } }, ['a'], 'ITEM_ALREADY_ANNULLED'],
  ['the other policy', { standing: { itemIds: ['a'], policy: 'credit' } }, ['b'], 'ANNULMENT_POLICY_DIFFERS'],
  ['the whole form', {}, ['a', 'b', 'c'], 'NOTHING_COUNTED'],
  ['the rest of the form', { standing: { itemIds: ['a'], policy: 'drop' } }, ['b', 'c'], 'NOTHING_COUNTED'],
  ['another one open', { open: true }, ['a'], 'ANNULMENT_OPEN'],
] as const)('§3.1 B a proposal is refused: %s', (_, overrides, itemIds, refusal) => {
  expect(proposeAnnulment({ ...proposal, ...overrides, proposed: { itemIds, policy: 'drop' } })).toMatchObject({ refusal })
})

test('a second annulment joins the first under its policy', () => {
  const standing = { itemIds: ['c'], policy: 'credit' } as const
  expect(proposeAnnulment({ ...proposal, standing, proposed: { itemIds: ['a'], policy: 'credit' } }))
    .toEqual({ ok: true, value: { itemIds: ['a', 'c'], policy: 'credit' } })
})

test('the digest of the annulments depends on what is annulled and on no order', () => {
  const [one, two] = [{ formId: 'f', policy: 'drop', itemIds: ['a', 'b'] }, { formId: 'g', policy: 'credit', itemIds: ['c'] }] as const
  const digest = annulmentsDigest([one, two])
  expect(annulmentsDigest([two, { ...one, itemIds: ['b', 'a'] }])).toBe(digest)
  expect(annulmentsDigest([{ ...one, policy: 'credit' }, two])).not.toBe(digest)
  expect(annulmentsDigest([{ ...one, itemIds: ['a'] }, two])).not.toBe(digest)
})

const ITEMS = 6
const sheets = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: ITEMS, maxLength: ITEMS }), {
  minLength: 2, maxLength: 12,
})
const policies = fc.constantFrom<AnnulmentPolicy>('drop', 'credit')

function rateAll(choices: readonly (readonly number[])[], itemIds: readonly string[], policy: AnnulmentPolicy) {
  const { form, key } = makeFrozenForm(ITEMS)
  const scheme = prepareMarking(form, key, { itemIds, policy })
  if (!scheme.ok) throw new Error(scheme.refusal)
  return choices.map((sheet) => markAttempt(scheme.value, answerWith(sheet)))
}

test('§3.1 B an item that everybody of the form answered alike, once annulled, changes nobody’s order', () => {
  const [first] = makeItems(ITEMS)
  if (first === undefined) throw new Error('there are items')
  fc.assert(fc.property(sheets, fc.integer({ min: 0, max: 3 }), policies, (choices, alike, policy) => {
    const answered = choices.map(([, ...rest]) => [alike, ...rest])
    const before = rateAll(answered, [], policy)
    const after = rateAll(answered, [first.id], policy)
    for (const left of before.keys()) {
      for (const right of before.keys()) {
        const order = (marks: typeof before) => Math.sign((marks[left]?.correct ?? 0) - (marks[right]?.correct ?? 0))
        expect(order(after)).toBe(order(before))
      }
    }
  }))
})

test('§3.1 B crediting an item takes nothing from anybody, and one policy counts the same for everybody', () => {
  const ids = makeItems(ITEMS).map(({ id }) => id)
  fc.assert(fc.property(sheets, fc.subarray(ids, { minLength: 1, maxLength: ITEMS - 1 }), (choices, annulled) => {
    const before = rateAll(choices, [], 'credit')
    const credited = rateAll(choices, annulled, 'credit')
    const dropped = rateAll(choices, annulled, 'drop')
    for (const index of before.keys()) {
      expect(credited[index]?.correct ?? 0).toBeGreaterThanOrEqual(before[index]?.correct ?? 0)
      expect(credited[index]?.counted).toBe(ITEMS)
      expect(dropped[index]?.counted).toBe(ITEMS - annulled.length)
      expect((credited[index]?.correct ?? 0) - (dropped[index]?.correct ?? 0)).toBe(annulled.length)
    }
  }))
})

test('annulling in two steps is annulling at once', () => {
  const ids = makeItems(ITEMS).map(({ id }) => id)
  fc.assert(fc.property(fc.shuffledSubarray(ids, { minLength: 2, maxLength: ITEMS - 1 }), policies, (items, policy) => {
    const [first = '', ...rest] = items
    const once = joinAnnulments({ proposed: { itemIds: items, policy }, standing: NOTHING_ANNULLED, formItemIds: ids })
    const standing = { itemIds: [first], policy }
    expect(joinAnnulments({ proposed: { itemIds: rest, policy }, standing, formItemIds: ids })).toEqual(once)
  }))
})
