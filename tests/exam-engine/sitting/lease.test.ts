// One writer per attempt: who gets the lease, who waits, and for whom.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ATTEMPT_STATES } from '#exam-engine/sitting/attempt-machine.ts'
import { decideClaim, decideRelease, type ClaimVerdict, type Lease, type LeaseClaimant } from '#exam-engine/sitting/lease.ts'

const A: LeaseClaimant = { tab: 't1', session: 's1', device: 'd1' }
const lease = (holder: LeaseClaimant | null, change: Partial<Lease> = {}): Lease =>
  ({ epoch: 4, holder, lastDevice: holder?.device ?? null, deviceSince: 3, ...change })

const held = (by: 'thisMachine' | 'otherMachine' | 'released', mayTakeOver: boolean): ClaimVerdict =>
  ({ kind: 'held', by, mayTakeOver })
const granted = (deviceSince: number): ClaimVerdict => ({ kind: 'granted', epoch: 5, deviceSince })

const CASES: [string, Lease, LeaseClaimant, { explicit: boolean, over: boolean }, ClaimVerdict][] = [
  ['the first claim', lease(null), A, { explicit: false, over: false }, granted(5)],
  ['the same tab after a reload', lease(A), A, { explicit: false, over: false }, { kind: 'resumed' }],
  ['the same tab where the machine keeps no name', lease(A), { ...A, device: 'd9' }, { explicit: false, over: false },
    { kind: 'resumed' }],
  ['another tab, not asked for', lease(A), { ...A, tab: 't2' }, { explicit: false, over: false },
    held('thisMachine', true)],
  ['another tab, asked for', lease(A), { ...A, tab: 't2' }, { explicit: true, over: false }, granted(3)],
  ['another living session on this machine', lease(A), { ...A, tab: 't2', session: 's2' },
    { explicit: true, over: false }, held('thisMachine', false)],
  ['a new session on this machine after the former ended', lease(A), { ...A, tab: 't2', session: 's2' },
    { explicit: true, over: true }, granted(3)],
  ['the same, not asked for', lease(A), { ...A, tab: 't2', session: 's2' }, { explicit: false, over: true },
    held('thisMachine', true)],
  ['another machine with the same session, asked for', lease(A), { ...A, tab: 't2', device: 'd2' },
    { explicit: true, over: false }, held('otherMachine', false)],
  ['another machine after the session ended', lease(A), { tab: 't2', session: 's2', device: 'd2' },
    { explicit: true, over: true }, held('otherMachine', false)],
  ['another machine after the release', lease(null, { lastDevice: 'd1' }), { tab: 't2', session: 's2', device: 'd2' },
    { explicit: false, over: false }, granted(5)],
  ['the machine it was released from, by itself', lease(null, { lastDevice: 'd1' }), A,
    { explicit: false, over: false }, held('released', true)],
  ['the machine it was released from, asked for', lease(null, { lastDevice: 'd1' }), A,
    { explicit: true, over: false }, granted(5)],
]
test.each(CASES)('%s', (_name, of, claimant, { explicit, over }, verdict) => {
  expect(decideClaim({ state: 'inProgress', lease: of, claimant, explicit, holderSessionOver: over })).toEqual(verdict)
})

test.each(ATTEMPT_STATES)('§3.1 C an attempt that is %s has a writer only between admission and end', (state) => {
  const verdict = decideClaim({ state, lease: lease(null), claimant: A, explicit: true, holderSessionOver: true })
  expect(verdict.kind).toBe(state === 'admitted' || state === 'inProgress' ? 'granted' : 'notOpen')
})

test('whatever happens, two machines never follow each other without a release, and epochs only grow', () => {
  const claimant = fc.record({
    tab: fc.constantFrom('t1', 't2'), session: fc.constantFrom('s1', 's2'), device: fc.constantFrom('d1', 'd2', 'd3'),
  })
  const event = fc.oneof(
    fc.record({ kind: fc.constant('claim' as const), claimant, explicit: fc.boolean(), over: fc.boolean() }),
    fc.record({ kind: fc.constant('release' as const) }),
  )
  fc.assert(fc.property(fc.array(event, { maxLength: 40 }), (events) => {
    let now: Lease = { epoch: 0, holder: null, lastDevice: null, deviceSince: 0 }
    for (const happened of events) {
      const before = now
      if (happened.kind === 'release') {
        const released = decideRelease('inProgress', now, { reason: 'machineDied', note: '' })
        expect(released.ok).toBe(before.holder !== null)
        if (released.ok) now = { ...now, epoch: released.value.epoch, holder: null }
      } else {
        const { claimant: by, explicit, over } = happened
        const verdict = decideClaim({ state: 'inProgress', lease: now, claimant: by, explicit, holderSessionOver: over })
        if (verdict.kind === 'granted') {
          now = { epoch: verdict.epoch, holder: by, lastDevice: by.device, deviceSince: verdict.deviceSince }
          if (before.holder !== null) expect(by.device).toBe(before.holder.device)
          expect(verdict.deviceSince === verdict.epoch || before.holder?.device === by.device).toBe(true)
        }
      }
      expect(now.epoch >= before.epoch).toBe(true)
      if (now.holder !== before.holder) expect(now.epoch).toBeGreaterThan(before.epoch)
    }
  }))
})

test('a release needs a holder, an exam that is open, and words where the reason is another one', () => {
  const grounds = { reason: 'machineDied', note: '' } as const
  expect(decideRelease('inProgress', lease(A), grounds)).toEqual({ ok: true, value: { epoch: 5 } })
  expect(decideRelease('admitted', lease(null), grounds)).toMatchObject({ refusal: 'NOT_HELD' })
  expect(decideRelease('handedIn', lease(A), grounds)).toMatchObject({ refusal: 'WRONG_STATE' })
  expect(decideRelease('inProgress', lease(A), { reason: 'other', note: ' ' }))
    .toMatchObject({ refusal: 'RELEASE_NEEDS_NOTE' })
})
