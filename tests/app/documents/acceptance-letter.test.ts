// The carta de aceptación: what it must say, what it must never say, and the code that proves it.
import { expect, test } from 'vitest'
import {
  fingerprintAcceptanceLetter, renderAcceptanceLetter, verificationUrl,
} from '#app/documents/acceptance-letter.server.ts'
import { letterStatement } from '#app/documents/letter-signature.ts'
import { LETTER_SIGNATURE, makeLetter } from './document-factory.ts'
import { readAttachment, readPdf, readQrCode } from './read-pdf.ts'

const render = (data: ReturnType<typeof makeLetter>) => renderAcceptanceLetter(data, LETTER_SIGNATURE)

test('§5.8 the letter prints the signature of its fingerprint, and holds the signed text as a file', async () => {
  const letter = makeLetter()
  const bytes = await render(letter)
  expect((await readPdf(bytes)).text.replaceAll(' ', '')).toContain(LETTER_SIGNATURE.signature)
  const statement = letterStatement('content', {
    folio: letter.folio, issuedAt: letter.issuedAt, sha256: fingerprintAcceptanceLetter(letter),
  })
  expect(await readAttachment(bytes, 'carta-firmada.json')).toEqual({ statement, ...LETTER_SIGNATURE })
})

test('a statement about the content is none about the file', () => {
  const of = { folio: 'R24-000137', issuedAt: makeLetter().issuedAt, sha256: 'a'.repeat(64) }
  expect(letterStatement('content', of)).not.toBe(letterStatement('file', of))
})

test('§5.8 the letter names the person, the course, the sede and the day of arrival', async () => {
  const { text } = await readPdf(await render(makeLetter({
    subsede: 'Hospital General de Zona No. 33',
  })))
  for (const part of ['R24-000137', 'Núñez Ávila María José', '991234567', 'NUAJ940512MDFXVS09', 'Cardiología',
    'UMAE Hospital de Cardiología No. 34', 'Monterrey', 'Hospital General de Zona No. 33', 'viernes 1 de marzo de 2024',
    'sábado 10 de febrero de 2024, 11:42 (hora del centro)']) expect(text).toContain(part)
})

test('§5.9 each of the three copies goes to somebody', async () => {
  const { text } = await readPdf(await render(makeLetter()))
  expect(text).toMatch(/1 Coordinador Clínico .* §5\.9\.1 2 La persona residente.* §5\.9\.2 3 Autoridad .* §5\.9\.3/)
  expect(text).toContain('de la nueva sede y OOAD, el viernes 1 de marzo de 2024, para cotejo')
})

test('§5.10, §5.12 the letter says that it is issued once and what staying away costs', async () => {
  const { text } = await readPdf(await render(makeLetter()))
  expect(text).toContain('una sola vez')
  expect(text).toMatch(/a partir del 1 de marzo de 2024 .*falta injustificada.*baja definitiva/)
})

test('§5.8 the code leads to the verification of this letter', async () => {
  const bytes = await render(makeLetter())
  expect(readQrCode(bytes)).toBe('https://efiser.example.mx/verificar/5f2b9c0d41e84a7fb6a3d81e27c4f096')
  expect((await readPdf(bytes)).text).toContain('https://efiser.example.mx/verificar/5f2b9c0d41e84a7fb6a3d81e27c4f096')
})

test('§5.8 the longest names of the convocatoria still leave the letter on one page', async () => {
  const { pages } = await readPdf(await render(makeLetter({
    name: 'Hernández y Fernández de la Vega de los Monteros María Guadalupe de la Concepción',
    ceme: 'Otorrinolaringología, cirugía de cabeza y cuello', cer: 'Medicina del enfermo pediátrico en estado crítico',
    sede: 'UMAE Hospital de Traumatología, Ortopedia y Rehabilitación, Magdalena de las Salinas',
    sedeCity: 'Ciudad de México', subsede: 'UMAE Hospital de Especialidades No. 14, CMN Adolfo Ruiz Cortines',
    currentSede: 'UMAE Hospital de Traumatología, Ortopedia y Rehabilitación, Magdalena de las Salinas',
  })))
  expect(pages).toHaveLength(1)
})

test('a resident without CURP is not given an empty one', async () => {
  const { text } = await readPdf(await render(makeLetter({ curp: null })))
  expect(text).toContain('Sin CURP registrada')
})

test('the fingerprint in the footer changes with every fact', async () => {
  const letter = makeLetter()
  const { text } = await readPdf(await render(letter))
  expect(text).toContain(fingerprintAcceptanceLetter(letter))
  expect(fingerprintAcceptanceLetter({ ...letter, sede: 'Otra' })).not.toBe(fingerprintAcceptanceLetter(letter))
})

test.each(['', '123', '5F2B9C0D41E84A7FB6A3D81E27C4F096', '../acceso/5f2b9c0d41e84a7fb6'])(
  'a token that is not of 128 bits is never printed: %j', (token) => {
    expect(() => verificationUrl('https://efiser.example.mx', token)).toThrow(RangeError)
  })

test('a token in base64url is as good as one in hex, with or without a slash after the origin', () => {
  expect(verificationUrl('http://localhost:3000/', 'Xyucd0HoSn-2o9geJ8TwlA'))
    .toBe('http://localhost:3000/verificar/Xyucd0HoSn-2o9geJ8TwlA')
})
