// The acta: counts that follow from the roster, every person once, incidents with their reasons, both clocks.
import { expect, test } from 'vitest'
import { countActa } from '#app/acta/acta-content.ts'
import { renderActa } from '#app/documents/sitting-record.server.ts'
import { addDuration, instant, minutes } from '#exam-engine/kernel/time.ts'
import { makeActa, makeEntries } from './document-factory.ts'
import { readPdf } from './read-pdf.ts'

test('§3.1 the counts are those of the roster, and its final states are all of it', () => {
  const counts = countActa(makeEntries(60))
  expect(counts).toEqual({ expected: 60, present: 48, denied: 6, absent: 6, handedIn: 36, closed: 6, cancelled: 6 })
})

test('§3.1 who was admitted and never opened the exam is absent, not present', () => {
  const [entry] = makeEntries(1)
  if (entry === undefined) throw new Error('no entry')
  expect(countActa([{ ...entry, state: 'absent', startedAt: null }])).toMatchObject({ present: 0, absent: 1 })
})

test('§3.2 the turno is printed in central time and by the clocks of the sede', async () => {
  const { text } = await readPdf(await renderActa(makeActa()))
  expect(text).toContain('lunes 29 de enero de 2024, de 11:15 a 13:15 (hora del centro)')
  expect(text).toContain('lunes 29 de enero de 2024, de 09:15 a 11:15 (hora del noroeste)')
})

test('§3.1 of sixty each stands in the roster once, under a head on every page that is read out once', async () => {
  const { pages } = await readPdf(await renderActa(makeActa({ entries: makeEntries(60) })))
  const roster = pages.filter(({ text }) => text.includes('Huella los') || text.includes('Contestó'))
  expect(roster.length).toBeGreaterThan(2)
  const rows = roster.flatMap(({ text }) => [...text.matchAll(/(\d+) (R24-\d{6}) \S/g)].map((match) => match[1]))
  expect(rows).toEqual(Array.from({ length: 60 }, (_, index) => String(index + 1)))
  const [, second] = roster
  expect(second?.roles.filter((role) => role === 'TH')).toHaveLength([...second?.text.matchAll(/R24-/g) ?? []].length)
})

test('§3.1 a row shows state, times of the sede, answers and the start of their digest', async () => {
  const entries = makeEntries(1)
  const { text } = await readPdf(await renderActa(makeActa({ entries })))
  const digest = entries[0]?.answersDigest?.slice(0, 12) ?? ''
  expect(text).toContain('R24-000001 Núñez Ávila María José Neurología pediátrica 2 Entregó 08:55:00 09:15:00 '
    + `11:15:00 40 de 40 ${digest}`)
})

test('§3.1 a denial stands with its reason and note, §3.1 D a cancellation with its facts', async () => {
  const { text } = await readPdf(await renderActa(makeActa()))
  expect(text).toContain('Sin identificación oficial Mostró una copia en el teléfono.')
  expect(text).toContain('Consultó un teléfono oculto; dos personas lo presenciaron.')
})

test('an acta without incidents says so, and one of an empty roster is still an acta', async () => {
  const { text } = await readPdf(await renderActa(makeActa({ entries: [] })))
  expect(text).toContain('Ninguno.')
  expect(text).toContain('Ninguna.')
  expect(text).toContain('Teresa Solís Arriaga')
})

test('§3.1 D a note longer than a page is printed to its last word', async () => {
  const [entry] = makeEntries(1)
  if (entry === undefined) throw new Error('no entry')
  const words = Array.from({ length: 1_500 }, (_, index) => `palabra${index}`)
  const { pages } = await readPdf(await renderActa(makeActa({
    entries: [{ ...entry, state: 'cancelled', cancelNote: words.join(' ') }],
  })))
  const text = pages.map((page) => page.text).join(' ')
  for (const word of words) expect(text).toContain(word)
})

const T0 = instant('2024-01-29T11:15:00-06:00')
const at = (count: number) => addDuration(T0, minutes(count))

test('§3.1 B exits, outages, charges, hand-overs, reversals and remainders stand in it by the clocks of the sede', async () => {
  const [entry] = makeEntries(1)
  if (entry === undefined) throw new Error('no entry')
  const { text } = await readPdf(await renderActa(makeActa({
    entries: [{
      ...entry, unsent: 3, quarantined: 2,
      exits: [
        { reason: 'Sanitario', note: 'Lo pidió', leftAt: at(10), returnedAt: at(16), returnNote: '' },
        { reason: 'Salud', note: '', leftAt: at(100), returnedAt: null, returnNote: '' },
      ],
      reversals: [{
        deniedAt: at(-20), reason: 'Sin solicitud impresa', statement: 'Me la robaron', at: at(-12), by: 'Eva Admin',
        note: 'Acreditó el robo',
      }],
    }],
    outages: [{
      kind: 'Luz', note: 'Toda la cuadra', since: at(20), declaredAt: at(22), declaredBy: 'Ana Ruiz', until: at(35), endNote: '',
    }],
    charges: [{ name: 'Ana Ruiz', since: at(-15), how: 'Abrió la mesa', reason: '' }],
    gaps: [{ from: at(-30), until: at(-15) }],
    handOvers: [{
      from: 'Ana Ruiz', to: 'Luis Paz', note: 'Uno afuera', offeredAt: at(50), outcome: 'confirmed', endedAt: at(52),
      pending: { outside: 1, incidents: 0, denied: 0, withoutLine: 0, outages: 0 },
    }],
    observations: [{ at: at(125), by: 'Luis Paz', text: 'Se aplicó en otra aula.' }],
  })))
  for (const told of [
    '09:25:00 09:31:00 6 minutos R24-000001', '10:55:00 No volvió', 'Sin persona a cargo de las 08:45:00 a las 09:00:00',
    '09:35:00 09:50:00 Luz', 'Toda la cuadra', 'Abrió la mesa', '1 persona fuera del salón', 'Recibida, 10:07:00',
    'Se aplicó en otra aula.', '08:55:00 09:03:00 R24-000001', 'Me la robaron', 'Acreditó el robo (Eva Admin)',
  ]) expect(text).toContain(told)
  expect(text).toMatch(/R24-000001 Núñez Ávila María José 3 2/)
})

test('§3.1 signers stand with their times over the hash, and who is missing with the reason of the closing', async () => {
  const signers = [
    { name: 'Ana Ruiz', matricula: '10000031', at: at(130) }, { name: 'Luis Paz', matricula: '10000099', at: null },
  ]
  const data = makeActa({}, { signers, closing: { by: 'Ana Ruiz', reason: 'Se retiró enfermo.' } })
  const { text } = await readPdf(await renderActa(data))
  expect(text.replaceAll(' ', '')).toContain(data.sha256)
  expect(text).toContain('Ana Ruiz 10000031 11:25:00')
  expect(text).toContain('Luis Paz 10000099 No firmó')
  expect(text).toContain('Cerrada con firmas faltantes por Ana Ruiz: Se retiró enfermo.')
})
