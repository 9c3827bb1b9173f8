/** The order of the national board, and what each line counts. */
import { expect, test } from 'vitest'
import {
  arrangeSedes, needsAttention, searchSedes, sumLines, type BoardSedeInput,
} from '#app/coordination/national-board.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { makePresence, T0 } from '../board/board-factory.ts'

const attempt = (id: string, state: AttemptState) =>
  ({ id, state, startedAt: ['inProgress', 'handedIn'].includes(state) ? T0 : null })
const sede = (code: string, change: Partial<BoardSedeInput> = {}): BoardSedeInput => ({
  code, name: `Hospital ${code}`, city: 'León', attempts: [], presence: [], saveRate: 0, quarantined: 0,
  supervisors: 1, actaAt: null, outage: null, ...change,
})
const at = (seconds: number) => instant(T0 + seconds * 1000)

test('lost lines come first, then exams that nobody opened, saves to review, denials, and the rest by name', () => {
  const sedes = [
    sede('Z'), sede('D', { attempts: [attempt('d', 'denied')] }), sede('Q', { quarantined: 1 }),
    sede('U', { attempts: [attempt('u', 'admitted')] }), sede('A'),
    sede('L', { attempts: [attempt('l', 'inProgress')] }),
    sede('M', { attempts: [attempt('m', 'inProgress'), attempt('n', 'inProgress')] }),
  ]
  expect(arrangeSedes(sedes, true).map(({ code }) => code)).toEqual(['M', 'L', 'U', 'Q', 'D', 'A', 'Z'])
  expect(arrangeSedes(sedes, false).map(({ code }) => code)).toEqual(['M', 'L', 'Q', 'D', 'A', 'U', 'Z'])
})

test('a line counts who is connected among those let in, and the longest silence of an exam', () => {
  const [line] = arrangeSedes([sede('A', {
    attempts: [attempt('a', 'inProgress'), attempt('b', 'inProgress'), attempt('c', 'admitted'),
      attempt('d', 'handedIn'), attempt('e', 'inProgress')],
    presence: [
      makePresence('a', { lastSavedAt: at(90) }), makePresence('b', { connected: false, since: at(60) }),
      makePresence('c'), makePresence('d'), makePresence('e', { lastSavedAt: at(30) }),
    ],
  })], true)
  expect(line).toMatchObject({
    expected: 5, present: 4, connected: 3, lost: 1, unopened: 1, silentSince: at(30),
    counts: { inProgress: 3, admitted: 1, handedIn: 1, denied: 0 },
  })
})

test('an exam that this server never saw connected counts as lost, silent since its start', () => {
  const [line] = arrangeSedes([sede('A', { attempts: [attempt('a', 'inProgress')] })], true)
  expect(line).toMatchObject({ lost: 1, connected: 0, silentSince: T0 })
})

test('a sede without supervisor needs attention, a quiet one does not', () => {
  const [quiet, alone] = arrangeSedes([sede('A'), sede('B', { supervisors: 0 })], true)
  expect([quiet, alone].map((line) => line !== undefined && needsAttention(line))).toEqual([false, true])
})

test('the search finds words of name, city and code in any order, without accents; sums are of all sedes', () => {
  const lines = arrangeSedes([
    sede('HGZ-1', { name: 'Hospital General de Zona', saveRate: 1.5 }), sede('UMAE', { name: 'La Raza', saveRate: 2 }),
  ], true)
  expect(searchSedes(lines, 'leon zona').map(({ code }) => code)).toEqual(['HGZ-1'])
  expect(searchSedes(lines, '')).toHaveLength(2)
  expect(sumLines(lines).saveRate).toBe(3.5)
})
