// Letters of a published version of the text, and those of version 1, whose bytes and hashes stay what they were.
import { expect, test } from 'vitest'
import { fingerprintAcceptanceLetter, renderAcceptanceLetter } from '#app/documents/acceptance-letter.server.ts'
import { wordingOf, writeWording } from '#app/documents/acceptance-wording.server.ts'
import { renderCommitment } from '#app/documents/commitment-letter.server.ts'
import { commitmentSha256, composeCommitment, composePublished } from '#app/documents/commitment.ts'
import { canDraw } from '#app/documents/noto-sans.server.ts'
import type { RichText } from '#app/documents/pdf-text.server.ts'
import { findLetterFaults } from '#exam-engine/letters/findings.ts'
import { FIRST_TEXT } from '#exam-engine/letters/first-text.ts'
import { letterTextSha256, type LetterText } from '#exam-engine/letters/letter-text.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { LETTER_SIGNATURE, makeCommitmentLetter, makeLetter, makeTerms } from './document-factory.ts'
import { readPdf } from './read-pdf.ts'

/** Written down before the text could be published in versions. */
const BEFORE = {
  mexican: '0ba934122291cea9b9ae9aad194eed4c43b830f8a5216be7767e548fd99f535d',
  foreign: '5fd56d051570efc741d6729183b2919ebb1c5a4e2b472d8951fcc479b2af153e',
  acceptance: '7e504c7da56c40e1cdf3a1a8e6158cac6dfc0906e588b425e68f0323c33e95bb',
  fingerprint: 'b5c4574a1cdee26006c9c82c23ff76727d053a72ecb2bfe96571180eaaaeecce',
  commitment: '06ee526404743ff95e400fc0354bfd9bfe0563bccf908c22ea30ec486c057cbb',
}

const published = (text: LetterText) => ({ number: 2, sha256: letterTextSha256(text), text })
const PERSON = makeCommitmentLetter()

test('§5.5 §5.8 without a published version no byte and no hash of a letter is another', async () => {
  expect({
    mexican: commitmentSha256(composeCommitment(makeTerms())),
    foreign: commitmentSha256(composeCommitment(makeTerms({ category: 'foreign' }))),
    acceptance: sha256Hex(await renderAcceptanceLetter(makeLetter(), LETTER_SIGNATURE)),
    fingerprint: fingerprintAcceptanceLetter(makeLetter()),
    commitment: sha256Hex(await renderCommitment(makeCommitmentLetter())),
  }).toEqual(BEFORE)
})

test('the first text has no findings, so that an edition begins clean', () => {
  expect(findLetterFaults(FIRST_TEXT, canDraw)).toEqual([])
})

test('§5.5 a published version says whose it is, for which seat, and which version it is', async () => {
  const text = FIRST_TEXT.map((paragraph) => paragraph.part === 'commitment.integrity'
    ? { ...paragraph, text: `${paragraph.text} Concurso: {{convocatoria}}.` } : paragraph)
  const commitment = composePublished(makeTerms({ category: 'foreign' }), published(text), PERSON)
  expect(commitment.version).toEqual({ number: 2, sha256: letterTextSha256(text) })
  const { text: words } = await readPdf(await renderCommitment(makeCommitmentLetter({ commitment })))
  expect(words).toContain(`Concurso: ${PERSON.convocatoria}. (§2.2 E, §3.1 D)`)
  expect(words).toContain('R24-000137')
  expect(words).toContain(`versión 2 (SHA-256 ${letterTextSha256(text)})`)
  expect(composePublished(makeTerms(), published(text), PERSON).sections).toHaveLength(4)
})

test('§5.8 the carta de aceptación of a published version states its words, and names it in what is signed', async () => {
  const text = FIRST_TEXT.map((paragraph) => paragraph.part === 'acceptance.validity'
    ? { ...paragraph, text: 'Preséntese el {{dia_presentacion}} en {{sede}}, {{ciudad}}.' } : paragraph)
  const letter = makeLetter({ wording: wordingOf(published(text)) })
  const { text: words } = await readPdf(await renderAcceptanceLetter(letter, LETTER_SIGNATURE))
  expect(words).toContain(
    'Preséntese el viernes 1 de marzo de 2024 en UMAE Hospital de Cardiología No. 34 , Monterrey. (§5.12)')
  expect(words).not.toContain('falta injustificada')
  expect(words).not.toContain('{{')
  expect(words).toContain('versión 2')
  expect(fingerprintAcceptanceLetter(letter)).not.toBe(fingerprintAcceptanceLetter(makeLetter()))
})

test('§5.8 words that the text marks are bold, as in version 1, and what is filled in is never read for marks', () => {
  const values = { dia_presentacion: 'viernes', nombre: '**Ana**', folio: 'R-1', matricula: '9', curp: 'C', curso_actual: 'M', grado: '2',
    sede_actual: 'S', cer: 'R', sede: 'N', ciudad: 'T', subsede: 'U', ooad: 'O', aceptacion_compromiso: 'a', emision: 'e' }
  const of = (text: LetterText) => writeWording(values, wordingOf(published(text)))
  const strong = (words: RichText | undefined) => (Array.isArray(words) ? words as Exclude<RichText, string> : [])
    .flatMap((run) => (typeof run === 'string' ? [] : [run.strong]))
  expect(strong(of(FIRST_TEXT).validity[0])).toEqual(['viernes', 'falta injustificada', 'baja definitiva'])
  const marked = FIRST_TEXT.map((paragraph) => paragraph.part === 'acceptance.statement'
    ? { ...paragraph, text: '{{nombre}} **obtuvo {{folio}} con** {{matricula}}' } : paragraph)
  expect(strong(of(marked).statement[0])).toEqual(['**Ana**', 'obtuvo ', 'R-1', ' con'])
})

test('what a person is called is never read as a variable', () => {
  const name = 'Ana {{cer}} {{folio}}'
  const { facts } = composePublished(makeTerms(), published(FIRST_TEXT), { ...PERSON, name })
  expect(facts?.[0]).toEqual({ label: 'Nombre', value: name })
})

test.each([
  ['ñ', true], ['Ł', true], ['я', true], ['“', true], ['·', true], ['漢', false], ['🩺', false], ['\u0000', false],
  ['\u200b', false], ['\ufffd', false], ['\u0153', true], ['\ua7ce', false],
])('the font draws %j: %s', (character, drawn) => {
  expect(canDraw(character)).toBe(drawn)
})
