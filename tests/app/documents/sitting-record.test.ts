// The acta: counts that follow from the roster, every person once, incidents with their reasons, both clocks.
import { expect, test } from 'vitest'
import { countActa, renderActa } from '#app/documents/sitting-record.server.ts'
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
  expect(text).toContain('Solís Arriaga Teresa')
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
