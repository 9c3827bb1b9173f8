// What the board says: states, connections, exams in few letters, stages of a turno, the URL, the order of names.
import { expect, test } from 'vitest'
import { boardHref, readBoardView } from '#app/board/board-href.ts'
import { arrangeTiles } from '#app/board/board-tiles.ts'
import { compareNames } from '#app/board/by-name.ts'
import { abbreviateExam, describeLine } from '#app/board/line-words.ts'
import { describeDenial, describeState } from '#app/board/state-words.ts'
import { stageAt } from '#app/board/turno-stage.ts'
import { ATTEMPT_STATES } from '#exam-engine/sitting/attempt-machine.ts'
import { DENIAL_REASONS } from '#exam-engine/sitting/check-in.ts'
import { addDuration, durationMs, minutes } from '#exam-engine/kernel/time.ts'
import { makeCandidate, makePresence, T0 } from './board-factory.ts'

test('every state has a word and a shape of its own, so that colour is never needed', () => {
  const looks = ATTEMPT_STATES.map((state) => describeState(state, 'running'))
  expect(new Set(looks.map(({ word }) => word)).size).toBe(ATTEMPT_STATES.length)
  expect(looks.find(({ word }) => word === 'No ha llegado')?.shape).toBe('empty')
})

test('§3.1 B who is expected after T0 is late and not yet absent', () => {
  expect(describeState('expected', 'checkIn').word).toBe('Por llegar')
  expect(describeState('expected', 'running').word).toBe('No ha llegado')
})

test('§3.1 C every reason of a denial has words, and an unknown one is not passed over', () => {
  expect(new Set(DENIAL_REASONS.map(describeDenial)).size).toBe(DENIAL_REASONS.length)
  expect(() => describeDenial('WHATEVER')).toThrow('WHATEVER')
})

test('a lost line says since when by the clocks of the sede', () => {
  const presence = [makePresence('a', { connected: false, since: addDuration(T0, minutes(41)) })]
  const [tile] = arrangeTiles([makeCandidate({ state: 'inProgress' })], presence, 'running')
  if (tile === undefined) throw new Error('no tile')
  expect(describeLine(tile, 'America/Mexico_City')).toEqual({
    short: 'sin conexión 09:41',
    full: 'Sin conexión desde 09:41',
  })
  expect(describeLine(tile, 'America/Tijuana')?.full).toBe('Sin conexión desde 07:41')
})

test.each([
  ['Medicina interna', 2, 'MI 2'],
  ['Pediatría', 3, 'Ped 3'],
  ['Urgencias médico-quirúrgicas', 3, 'UMQ 3'],
  ['Otorrinolaringología, cirugía de cabeza y cuello', 4, 'OCCC 4'],
])('%s %i is %s on a small tile', (ceme, grade, short) => {
  expect(abbreviateExam(ceme, grade)).toBe(short)
})

test('§3.1 B each stage of a turno begins at its instant', () => {
  const times = { checkInFrom: addDuration(T0, minutes(-30)), opensAt: T0, overAt: addDuration(T0, minutes(120)) }
  const stageAround = (at: typeof T0) => [stageAt(times, addDuration(at, durationMs(-1))), stageAt(times, at)]
  expect(stageAround(times.checkInFrom)).toEqual(['ahead', 'checkIn'])
  expect(stageAround(times.opensAt)).toEqual(['checkIn', 'running'])
  expect(stageAround(times.overAt)).toEqual(['running', 'over'])
})

test('what is chosen survives the way through the URL, and nonsense falls back', () => {
  const view = { sedeCode: 'HE-PUE', person: 'abc', search: 'peña 2', figure: 'denied', room: 'r' } as const
  const url = new URL(boardHref('t', view), 'http://x')
  expect(url.pathname).toBe('/supervisor/turno/t')
  expect(readBoardView(url.searchParams, 'HE-PUE')).toEqual(view)
  expect(readBoardView(new URLSearchParams('estado=todo'), 'A')).toEqual({
    sedeCode: 'A',
    person: null,
    search: '',
    figure: 'expected',
    room: null,
  })
})

test('names stand as Spanish sorts them: Méndez before Morales, Núñez after Nuevo', () => {
  const sorted = ['Núñez', 'Morales', 'Nuevo', 'Méndez']
    .map((surnames) => ({ surnames, givenNames: '' }))
    .sort(compareNames)
  expect(sorted.map(({ surnames }) => surnames)).toEqual(['Méndez', 'Morales', 'Nuevo', 'Núñez'])
})
