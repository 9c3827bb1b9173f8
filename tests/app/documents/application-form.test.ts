// The solicitud: what the supervisor needs at the door, and the order of what the candidate wants.
import { expect, test } from 'vitest'
import { readSolicitudCode } from '#app/documents/solicitud-qr.ts'
import { renderSolicitud } from '#app/documents/application-form.server.ts'
import { makeSolicitud } from './document-factory.ts'
import { readPdf, readQrCode } from './read-pdf.ts'

test('§3.1 C the code at the door holds folio, version, hash and signature, and nothing else of the person', async () => {
  const code = readQrCode(await renderSolicitud(makeSolicitud())) ?? ''
  expect(code).toMatch(/^EFISER3:R24-000137:3:[0-9a-f]{16}:S{86}$/)
  expect(readSolicitudCode(code)).toMatchObject({ folio: 'R24-000137', version: 3, hash: 'ab'.repeat(8) })
})

test('§2.2 A it says which version it states, with its hash', async () => {
  const { text } = await readPdf(await renderSolicitud(makeSolicitud()))
  expect(text).toContain('Versión 3')
  expect(text.replaceAll(' ', '')).toContain('ab'.repeat(32))
})

test('§2.1 C the solicitud names person, course, adscription and exam, in both times', async () => {
  const { text } = await readPdf(await renderSolicitud(makeSolicitud()))
  for (const part of ['Núñez Ávila María José', '991234567', 'NUAJ940512MDFXVS09', 'Medicina interna, grado 2',
    'UMAE Hospital de Especialidades No. 2, CMN del Noroeste', 'Ciudad Obregón',
    'lunes 29 de enero de 2024, de 11:15 a 13:15 (hora del centro)',
    'lunes 29 de enero de 2024, de 10:15 a 12:15 (hora de Sonora)']) expect(text).toContain(part)
})

test('§3.2 a sede with the hour of the centre is told so once', async () => {
  const examSede = { name: 'UMAE Hospital de Pediatría', city: 'Guadalajara', timeZone: 'America/Mexico_City' }
  const { text } = await readPdf(await renderSolicitud(makeSolicitud({ examSede })))
  expect(text).toContain('La sede tiene la misma hora')
})

test('§2.1 B the preferences keep their order over pages', async () => {
  const preferences = Array.from({ length: 90 }, (_, index) => (
    { cer: `Curso ${index + 1}`, sede: `Sede ${index + 1}`, subsede: null }))
  const { text, pages } = await readPdf(await renderSolicitud(makeSolicitud({ preferences })))
  expect(pages.length).toBeGreaterThan(1)
  expect([...text.matchAll(/(\d+) Curso (\d+) Sede (\d+)/g)].map((match) => match.slice(1).join()))
    .toEqual(preferences.map((_, index) => `${index + 1},${index + 1},${index + 1}`))
})

test('§2.1 C six preferences and the signature fit one page; a signature never stands without what it signs', async () => {
  for (let count = 5; count <= 16; count += 1) {
    const preferences = Array.from({ length: count }, () => (
      { cer: 'Gastroenterología', sede: 'UMAE Hospital de Especialidades No. 14, CMN Adolfo Ruiz Cortines', subsede: null }))
    const { pages } = await readPdf(await renderSolicitud(makeSolicitud({ preferences })))
    if (count <= 6) expect(pages).toHaveLength(1)
    expect(pages.at(-1)?.text, `${count} preferences`).toContain('Declaro que la información es verdadera')
    expect(pages.at(-1)?.text).toContain('Firma de la persona aspirante')
  }
})

test('§2.1 B a subsede has its column where a preference names one', async () => {
  const preference = { cer: 'Cardiología', sede: 'UMAE Hospital de Cardiología No. 34', subsede: null }
  const { text } = await readPdf(await renderSolicitud(makeSolicitud({ preferences: [preference] })))
  expect(text).not.toContain('Subsede')
  const named = makeSolicitud({ preferences: [preference, { ...preference, subsede: 'Hospital General de Zona No. 4' }] })
  expect((await readPdf(await renderSolicitud(named))).text).toMatch(/Subsede.*Hospital General de Zona No. 4/s)
})

test('§2.2 D the category of nationality is printed as registered', async () => {
  const { text } = await readPdf(await renderSolicitud(makeSolicitud({ category: 'foreign', curp: null })))
  expect(text).toContain('Extranjera')
  expect(text).toContain('Sin CURP registrada')
})
