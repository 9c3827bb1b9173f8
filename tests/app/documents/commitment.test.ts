// The carta compromiso: every obligation cites its clause, foreign residents have theirs, dates come from the call.
import { expect, test } from 'vitest'
import { renderCommitment } from '#app/documents/commitment-letter.server.ts'
import { commitmentSha256, composeCommitment, type Commitment } from '#app/documents/commitment.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { makeCommitmentLetter, makeTerms } from './document-factory.ts'
import { readPdf } from './read-pdf.ts'

const REQUIRED = ['§5.4', '§5.5', '§5.6', '§5.7', '§5.12', '§5.14', '§5.15', '§5.16']

function citedBy({ sections }: Commitment): string[] {
  return sections.flatMap(({ obligations }) => obligations.flatMap(({ clauses }) => clauses))
}

test('§5.5 the text covers the clauses that a resident accepts, each obligation citing at least one', () => {
  const commitment = composeCommitment(makeTerms())
  expect(citedBy(commitment)).toEqual(expect.arrayContaining(REQUIRED))
  for (const { clauses, number } of commitment.sections.flatMap(({ obligations }) => obligations)) {
    expect(clauses, number).not.toHaveLength(0)
  }
})

test('§5.18 only foreign residents commit to the tuition and their migratory status', () => {
  expect(citedBy(composeCommitment(makeTerms()))).not.toContain('§5.18')
  const foreign = composeCommitment(makeTerms({ category: 'foreign' }))
  expect(citedBy(foreign)).toContain('§5.18')
  expect(JSON.stringify(foreign)).toContain('antes del 30 de marzo de 2024')
})

test('§5.15 the last day to resign is the one before the window ends', () => {
  expect(JSON.stringify(composeCommitment(makeTerms()))).toContain('Hasta el jueves 29 de febrero de 2024, inclusive')
  const later = makeTerms({ resignUntil: instant('2025-03-01T00:00:00-06:00') })
  expect(JSON.stringify(composeCommitment(later))).toContain('Hasta el viernes 28 de febrero de 2025, inclusive')
})

test('numbers count sections and obligations without gaps', () => {
  composeCommitment(makeTerms({ category: 'foreign' })).sections.forEach(({ obligations }, section) => {
    expect(obligations.map(({ number }) => number))
      .toEqual(obligations.map((_, place) => `${section + 1}.${place + 1}`))
  })
})

test('the digest stands for the text: another category or date is another one', () => {
  const sha256 = commitmentSha256(composeCommitment(makeTerms()))
  expect(commitmentSha256(composeCommitment(makeTerms()))).toBe(sha256)
  expect(commitmentSha256(composeCommitment(makeTerms({ category: 'foreign' })))).not.toBe(sha256)
  expect(commitmentSha256(composeCommitment(makeTerms({ arrivesOn: '2024-03-02' })))).not.toBe(sha256)
})

test('§5.6 the PDF prints every obligation with its clauses, and the instant of acceptance', async () => {
  const letter = makeCommitmentLetter()
  const { text } = await readPdf(await renderCommitment(letter))
  for (const { number, text: words, clauses } of letter.commitment.sections.flatMap(({ obligations }) => obligations)) {
    expect(text).toContain(`${number} ${words} (${clauses.join(', ')})`)
  }
  expect(text).toContain('Aceptada en la plataforma el sábado 10 de febrero de 2024, 11:40 (hora del centro).')
  expect(text).toContain(commitmentSha256(letter.commitment))
})

test('§5.7 a copy for reading does not say that it was accepted', async () => {
  const { text } = await readPdf(await renderCommitment(makeCommitmentLetter({ acceptedAt: null })))
  expect(text).not.toContain('Aceptada en la plataforma')
  expect(text).toContain('todavía no se acepta')
})
