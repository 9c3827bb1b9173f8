// DOI, ISSN and PMID as people paste them, what is no such thing, and the check digit against a second formula.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { issnCheckDigit, readDoi, readIssn, readPmid } from '#exam-engine/publications/identifiers.ts'

test.each([
  ['10.1000/xyz123', '10.1000/xyz123'],
  [' https://doi.org/10.1016/J.AD.2023.01.002 ', '10.1016/j.ad.2023.01.002'],
  ['doi: 10.1002/(SICI)1097-4571(1999)50:1<1::AID>3.0.CO;2-A', '10.1002/(sici)1097-4571(1999)50:1<1::aid>3.0.co;2-a'],
  ['10.1000.10/é', '10.1000.10/é'],
])('§4.3.1.4 %s is the DOI %s', (typed, doi) => {
  expect(readDoi(typed)).toBe(doi)
})

test.each(['', '10.1000', '10.1000/', '11.1000/x', '10.10/x', '10.1000/a b', '10.1000/a\u0007', `10.1000/${'x'.repeat(200)}`])(
  '§4.3.1.4 %j is no DOI', (typed) => {
    expect(readDoi(typed)).toBeNull()
  })

test('§4.3.1.4 reading a DOI again changes nothing', () => {
  fc.assert(fc.property(fc.string(), (suffix) => {
    const doi = readDoi(`10.1234/${suffix}`)
    if (doi !== null) expect(readDoi(doi)).toBe(doi)
  }))
})

// Published examples: ISO 3297 uses 0317-8471 and 1050-124X; the others are those of Nature, JAMA and the Lancet.
test.each(['0317-8471', '1050-124X', '0028-0836', '1538-3598', '0140-6736'])('§4.3.1.3 %s is an ISSN', (issn) => {
  expect(readIssn(issn)).toEqual({ issn })
  expect(readIssn(`ISSN ${issn.replace('-', '').toLowerCase()}`)).toEqual({ issn })
})

test.each(['', '0317847', '0317-847Y', '03178-471', 'X050-1240'])('§4.3.1.3 %j is no ISSN', (typed) => {
  expect(readIssn(typed)).toEqual({ problem: 'ISSN_SYNTAX' })
})

test('§4.3.1.3 one wrong digit, and two neighbours exchanged, are found', () => {
  const digits = fc.array(fc.nat(9), { minLength: 7, maxLength: 7 })
  fc.assert(fc.property(digits, fc.nat(6), fc.integer({ min: 1, max: 9 }), (seven, place, by) => {
    const written = seven.join('')
    const check = issnCheckDigit(written)
    // The weighted sum of all eight is a multiple of eleven: the standard's own way to verify.
    const total = seven.reduce((sum, digit, index) => sum + digit * (8 - index), 0) + (check === 'X' ? 10 : Number(check))
    expect(total % 11).toBe(0)
    const wrong = seven.map((digit, index) => (index === place ? (digit + by) % 10 : digit)).join('')
    expect(readIssn(wrong + check)).toEqual({ problem: 'ISSN_CHECK_DIGIT' })
    const swapped = [...written]
    const [left = '', right = ''] = [swapped[place], swapped[place + 1]]
    if (place === 6 || left === right) return
    swapped.splice(place, 2, right, left)
    expect(readIssn(swapped.join('') + check)).toEqual({ problem: 'ISSN_CHECK_DIGIT' })
  }))
})

test.each([['37258912', '37258912'], ['PMID: 1', '1'], ['https://pubmed.ncbi.nlm.nih.gov/37258912/', '37258912']])(
  '§4.3.1.6 %s is the PMID %s', (typed, pmid) => {
    expect(readPmid(typed)).toBe(pmid)
  })

test.each(['', '0', '012', '123456789', 'PMC123'])('§4.3.1.6 %j is no PMID', (typed) => {
  expect(readPmid(typed)).toBeNull()
})
