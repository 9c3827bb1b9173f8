// The list of a turno and the emergency card: in the order of the seats, nothing medical, one page for the wall.
import { expect, test } from 'vitest'
import { EMERGENCY_PARTS, renderEmergencyCard, type EmergencyCardData } from '#app/documents/emergency-card.server.ts'
import { renderRoster, type RosterData, type RosterPerson } from '#app/documents/turno-roster.server.ts'
import { addDuration, hours, instant, minutes } from '#exam-engine/kernel/time.ts'
import { readPdf } from './read-pdf.ts'

const T0 = instant('2024-01-29T11:15:00-06:00')
const ENDS = addDuration(T0, hours(2))

const person = (number: number | null, changes: Partial<RosterPerson> = {}): RosterPerson => ({
  number, folio: `R-${String(number ?? 0).padStart(6, '0')}`, name: `Núñez Ávila, María ${String(number)}`,
  exam: 'Medicina interna 2', adjusted: false, closesAt: ENDS, ...changes,
})

function makeRoster(changes: Partial<RosterData> = {}): RosterData {
  const next = { number: 6, doorsAt: addDuration(T0, minutes(240)), startsAt: addDuration(T0, minutes(270)) }
  return {
    isDemo: true, convocatoria: 'Cursos de rama 2024-2025', phone: '55 0000 0001', doorsAt: addDuration(T0, minutes(-30)),
    sede: { code: 'HGR1-TIJ', name: 'HGR 1', city: 'Tijuana', timeZone: 'America/Tijuana' },
    turno: { number: 5, startsAt: T0, endsAt: ENDS }, issuedAt: addDuration(T0, minutes(-20)),
    rooms: [
      { name: 'Aula 1', capacity: 8, accessible: true, supervisors: ['Ana Prueba'], next,
        people: [person(1), person(2, { adjusted: true, closesAt: addDuration(ENDS, minutes(30)) }), person(3, { adjusted: true })] },
      { name: 'Aula 2', capacity: 8, accessible: false, supervisors: [], people: [person(1, { folio: 'R-000009' })], next: null },
      { name: 'Aula 3', capacity: 8, accessible: false, supervisors: [], people: [], next: null },
    ],
    unseated: [person(null)], ...changes,
  }
}

test('§3.1 C the list has every person once, room by room in the order of the seats, each with a box to sign', async () => {
  const { pages, text } = await readPdf(await renderRoster(makeRoster()))
  expect([...text.matchAll(/R-\d{6}/g)].map(([folio]) => folio))
    .toEqual(['R-000001', 'R-000002', 'R-000003', 'R-000009', 'R-000000'])
  expect(pages).toHaveLength(2)
  expect(pages[1]?.text).toContain('Aula 2: 1 de 8 lugares')
  expect(text).not.toContain('Aula 3')
  expect(text).toContain('Sin lugar asignado (1)')
  expect(text).toContain('Supervisa: Ana Prueba.')
  expect(text).toContain('Supervisa: sin asignar.')
})

test('§3.2 the list says by the clocks of the sede when the room is needed again', async () => {
  const { text } = await readPdf(await renderRoster(makeRoster()))
  expect(text).toContain('turno 6, entrada desde las 13:15 e inicio a las 13:45 (hora de la sede)')
  expect(text).toContain('En esta sala ya no sigue otro turno.')
  expect(text).toContain('desde las 08:45 (hora de la sede)')
})

test('the list says of an adjustment until when, or to look at the board, and nothing of its reason', async () => {
  const { text } = await readPdf(await renderRoster(makeRoster()))
  expect(text).toMatch(/R-000002 Núñez Ávila, María 2 Medicina interna 2 Cierra 11:45/)
  expect(text).toMatch(/R-000003 Núñez Ávila, María 3 Medicina interna 2 Ver tablero/)
})

test('the same list is the same file', async () => {
  expect(await renderRoster(makeRoster())).toEqual(await renderRoster(makeRoster()))
})

const CARD: EmergencyCardData = {
  isDemo: true, convocatoria: 'Cursos de rama 2024-2025', coordinationPhone: '55 0000 0001', sedePhone: '664 000 0002',
  sede: { code: 'HGR1-TIJ', name: 'UMAE Hospital de Especialidades del Centro Médico Nacional', city: 'Tijuana' },
  issuedAt: T0,
}

test('the emergency card is one page, with both telephones and what to do when light, net, machine or server fail', async () => {
  const { pages, text, isTagged } = await readPdf(await renderEmergencyCard(CARD))
  expect([pages.length, isTagged]).toEqual([1, true])
  for (const words of ['55 0000 0001', '664 000 0002', ...EMERGENCY_PARTS.map(({ title }) => title)]) {
    expect(text).toContain(words)
  }
})

test('without a telephone of the sede the card leaves a line to write it on', async () => {
  const { pages, text } = await readPdf(await renderEmergencyCard({ ...CARD, sedePhone: null }))
  expect([pages.length, text.includes('Escríbalo aquí')]).toEqual([1, true])
})
