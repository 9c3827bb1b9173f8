import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AcceptanceState } from '#exam-engine/convocatoria/acceptance.ts'
import {
  arrivalsAddressee, decideNotice, noticeChanges, noticeEntries, type NoticeEntry, type NoticeSeat,
} from '#exam-engine/convocatoria/official-notice.ts'
import { addDuration, durationMs, instant, windowOf } from '#exam-engine/kernel/time.ts'

const RESULTS = windowOf(instant('2024-02-09T16:00:00-06:00'), instant('2024-02-12T10:00:00-06:00'))
const FROM = { code: 'A', name: 'HGZ 1', city: 'Toluca', ooad: 'OOAD México' }
const TO = { code: 'B', name: 'HGR 1', city: 'Tijuana', ooad: 'OOAD Baja California' }
const letter = { contentSha256: 'c'.repeat(64), fileSha256: 'f'.repeat(64) }
const entry = (folio: string, over: Partial<NoticeEntry> = {}): NoticeEntry => ({
  folio, name: `Persona ${folio}`, matricula: `9${folio}`, ceme: 'Pediatría', grade: 2, from: FROM, cer: 'Neonatología',
  to: TO, subsede: null, letter, ...over,
})
const seat = (folio: string, state: AcceptanceState = 'letterIssued', over: Partial<NoticeEntry> = {}): NoticeSeat => (
  { state, entry: entry(folio, over) })
const decide = (before: readonly NoticeEntry[] | null, seats: readonly NoticeSeat[], ms = 0, kind: 'arrivals' | 'departures' = 'arrivals') => {
  const decided = decideNotice(kind, before, seats, RESULTS, addDuration(RESULTS.until, durationMs(ms)))
  return decided.ok ? decided.value.map(({ change, folio }) => `${change} ${folio}`) : decided.refusal
}

test('§5.9.3 nothing is notified before the acceptance is over', () => {
  expect(decide(null, [seat('1')], -1)).toBe('NOTICE_TOO_EARLY')
  expect(decide(null, [seat('1')], 0)).toEqual([])
  expect(decide(null, [seat('1')], 1)).toEqual([])
})

test('§5.9.3 who arrives is whoever holds the seat, with the letter or still without', () => {
  const seats = (['assigned', 'sedeAccepted', 'commitmentAccepted', 'letterIssued', 'rejected', 'resigned', 'revoked'] as const)
    .map((state, index) => seat(String(9 - index), state))
  expect(noticeEntries(seats).map(({ folio }) => folio)).toEqual(['6', '7'])
})

test('§5.9.3 a resignation or a revocation makes a version that says so', () => {
  const before = [entry('1'), entry('2'), entry('3', { letter: null }), entry('4')]
  expect(decide(before, [seat('1', 'resigned'), seat('2', 'revoked'), seat('3'), seat('4'), seat('5')]))
    .toEqual(['resigned 1', 'revoked 2', 'letterIssued 3', 'added 5'])
  expect(decide(before, [seat('1'), seat('2'), seat('3', 'commitmentAccepted', { letter: null }), seat('4')])).toBe('NOTICE_UNCHANGED')
  expect(decide([entry('1')], [seat('1', 'letterIssued', { name: 'Otro nombre' })])).toEqual(['corrected 1'])
  expect(decide([entry('1')], [])).toEqual(['removed 1'])
})

test('§5.9.3 an OOAD to which nobody comes is told so once; a sede that nobody leaves is not', () => {
  expect(decide(null, [])).toEqual([])
  expect(decide([], [])).toBe('NOTICE_UNCHANGED')
  expect(decide(null, [], 0, 'departures')).toBe('NOTICE_EMPTY')
  expect(decide([entry('1')], [], 0, 'departures')).toEqual(['removed 1'])
})

test('§5.9.3 a UMAE belongs to no OOAD and is notified by itself', () => {
  expect(arrivalsAddressee(TO)).toBe('OOAD Baja California')
  expect(arrivalsAddressee({ ...TO, ooad: 'UMAE' })).toBe('B')
})

test('§5.9.3 the version before and its changes give the version after, whatever happened between', () => {
  const state = fc.constantFrom('letterIssued', 'commitmentAccepted', 'resigned', 'revoked', 'rejected')
  const seats = fc.uniqueArray(fc.tuple(fc.integer({ min: 100, max: 130 }), state), { selector: ([folio]) => folio })
    .map((all) => all.map(([folio, of]) => seat(String(folio), of)))
  fc.assert(fc.property(seats, seats, (first, second) => {
    const before = noticeEntries(first)
    const after = noticeEntries(second)
    const changes = noticeChanges(before, second)
    const kept = new Set(before.map(({ folio }) => folio))
    for (const { change, folio } of changes) {
      if (change === 'added') kept.add(folio)
      if (change === 'resigned' || change === 'revoked' || change === 'removed') kept.delete(folio)
    }
    expect([...kept].sort()).toEqual(after.map(({ folio }) => folio))
    expect(noticeChanges(after, second)).toEqual([])
  }))
})
