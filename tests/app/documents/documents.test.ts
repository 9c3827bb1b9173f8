// What all documents have in common: the same bytes for the same facts, tags, embedded fonts, nothing off the page.
import { beforeAll, expect, test } from 'vitest'
import { renderAcceptanceLetter } from '#app/documents/acceptance-letter.server.ts'
import { renderSolicitud } from '#app/documents/application-form.server.ts'
import { renderCommitment } from '#app/documents/commitment-letter.server.ts'
import { renderActa } from '#app/documents/sitting-record.server.ts'
import { spacing } from '#app/documents/pdf-theme.ts'
import { LETTER_SIGNATURE, makeActa, makeCommitmentLetter, makeEntries, makeLetter, makeSolicitud } from './document-factory.ts'
import { readPdf, type ReadPdf } from './read-pdf.ts'

const LONG = 'Hernández y Fernández de la Vega de los Monteros María Guadalupe de la Concepción Nepomucena'

const DOCUMENTS = [
  ['carta de aceptación', () => renderAcceptanceLetter(makeLetter({ name: LONG }), LETTER_SIGNATURE)],
  ['carta compromiso', () => renderCommitment(makeCommitmentLetter({ name: LONG }))],
  ['acta', () => renderActa(makeActa({
    entries: makeEntries(60), onDuty: [{ personId: 'p', name: LONG, matricula: '10000031' }],
  }))],
  ['solicitud', () => renderSolicitud(makeSolicitud({ name: LONG }))],
] as const

const rendered = new Map<string, { bytes: Buffer, pdf: ReadPdf }>()

beforeAll(async () => {
  for (const [name, render] of DOCUMENTS) {
    const bytes = await render()
    rendered.set(name, { bytes, pdf: await readPdf(bytes) })
  }
})

function find(name: string) {
  const found = rendered.get(name)
  if (found === undefined) throw new Error(name)
  return found
}

test.each(DOCUMENTS)('%s: the same facts are the same bytes', async (name, render) => {
  expect((await render()).equals(find(name).bytes)).toBe(true)
})

test('a later instant of issue gives another file, dated by it and not by the clock', async () => {
  const early = await renderAcceptanceLetter(makeLetter(), LETTER_SIGNATURE)
  const { info } = await readPdf(early)
  expect(info['CreationDate']).toBe('D:20240210174203Z')
  expect(idOf(early)).not.toBe(idOf(await renderAcceptanceLetter(makeLetter({ matricula: '990000001' }), LETTER_SIGNATURE)))
})

function idOf(bytes: Buffer): string | undefined {
  return /\/ID \[<([0-9a-f]+)>/.exec(bytes.toString('latin1'))?.[1]
}

test.each(DOCUMENTS)('%s: is tagged, titled and in Spanish', (name) => {
  const { bytes, pdf } = find(name)
  expect(pdf.isTagged).toBe(true)
  expect(pdf.info['Language']).toBe('es-MX')
  expect(String(pdf.info['Title'])).toMatch(/, folio [A-Z0-9-]+$/)
  expect(bytes.toString('latin1')).toContain('/DisplayDocTitle true')
  expect(pdf.pages.flatMap(({ roles }) => roles).filter((role) => role === 'H1')).toHaveLength(1)
})

test.each(DOCUMENTS)('%s: embeds every font that it uses', (name) => {
  const source = find(name).bytes.toString('latin1')
  const embedded = [...source.matchAll(/\/FontFile2 /g)].length
  expect(embedded).toBeGreaterThanOrEqual(2)
  expect([...source.matchAll(/\/Type \/FontDescriptor/g)]).toHaveLength(embedded)
  expect(source).not.toContain('/Subtype /Type1')
})

test.each(DOCUMENTS)('%s: no text leaves the margins or meets the footer', (name) => {
  for (const { items, width, height } of find(name).pdf.pages) {
    const { margin, footer } = spacing
    for (const { text, left, right, bottom } of items) {
      expect(left, text).toBeGreaterThan(margin - 0.5)
      expect(right, text).toBeLessThan(width - margin + 0.5)
      expect(bottom, text).toBeLessThan(height - 20)
    }
    const feet = items.filter(({ bottom }) => bottom < footer)
    expect(feet.every(({ bottom }) => bottom < footer - 10), 'only the footer stands in the foot').toBe(true)
  }
})

test.each(DOCUMENTS)('%s: counts its pages and names the demonstration on each', (name) => {
  const { pages } = find(name).pdf
  pages.forEach(({ text }, index) => {
    expect(text).toContain(`Página ${index + 1} de ${pages.length}`)
    expect(text).toContain('Documento de demostración, sin validez oficial')
  })
})

test('outside the demonstration no page speaks of one', async () => {
  const { text } = await readPdf(await renderSolicitud(makeSolicitud({ isDemo: false })))
  expect(text).not.toContain('demostración')
})

test('a name in other scripts is drawn with the fonts that have them, and read back whole', async () => {
  const name = 'Łucja Dvořák Nguyễn Ωμέγα Жуков'
  const { text } = await readPdf(await renderSolicitud(makeSolicitud({ name })))
  for (const word of name.split(' ')) expect(text.replaceAll(' ', '')).toContain(word)
})
