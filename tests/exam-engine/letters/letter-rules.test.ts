/** The rules of the letters' text: what is found, what is filled in, what changed, and when a version may be published. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareTexts } from '#exam-engine/letters/compare-texts.ts'
import { fillText } from '#exam-engine/letters/fill-text.ts'
import { findLetterFaults, LONGEST_PARAGRAPH } from '#exam-engine/letters/findings.ts'
import { FIRST_TEXT } from '#exam-engine/letters/first-text.ts'
import { judgeLetterText } from '#exam-engine/letters/judge-publication.ts'
import {
  letterTextSha256, readClauses, sortByPart, tidyText, type LetterParagraph, type LetterText, type PartName,
} from '#exam-engine/letters/letter-text.ts'
import { LETTER_VARIABLES, variablesIn, type LetterValues, type VariableName } from '#exam-engine/letters/variables.ts'

const canDraw = (character: string) => character !== '漢'

/** The first text with one paragraph of a part changed. */
const withFirst = (part: PartName, change: Partial<LetterParagraph>): LetterText => {
  const at = FIRST_TEXT.findIndex((paragraph) => paragraph.part === part)
  return FIRST_TEXT.map((paragraph, place) => place === at ? { ...paragraph, ...change } : paragraph)
}
const without = (part: PartName): LetterText => FIRST_TEXT.filter((paragraph) => paragraph.part !== part)
const found = (text: LetterText) => findLetterFaults(text, canDraw).map(({ fault, what }) => [fault, what].join(' ').trim())

const sized = (length: number) => ({ text: 'a'.repeat(length) })

test.each<[string, LetterText, string[]]>([
  ['nothing', FIRST_TEXT, []],
  ['an empty paragraph', withFirst('acceptance.issue', { text: '' }), ['PARAGRAPH_EMPTY']],
  ['a letter less than the longest', withFirst('commitment.integrity', sized(LONGEST_PARAGRAPH - 1)), []],
  ['the longest', withFirst('commitment.integrity', sized(LONGEST_PARAGRAPH)), []],
  ['a letter more', withFirst('commitment.integrity', sized(LONGEST_PARAGRAPH + 1)), [`PARAGRAPH_TOO_LONG ${LONGEST_PARAGRAPH}`]],
  ['an unknown variable', withFirst('commitment.integrity', { text: 'Sí, {{nombr}}.' }), ['VARIABLE_UNKNOWN nombr']],
  ['a score', withFirst('acceptance.validity', { text: '{{puntaje}}' }), ['VARIABLE_UNKNOWN puntaje']],
  ['a name of every object', withFirst('acceptance.validity', { text: '{{constructor}}' }), ['VARIABLE_UNKNOWN constructor']],
  ['a variable of the other letter', withFirst('commitment.integrity', { text: '{{curp}}' }), ['VARIABLE_UNKNOWN curp']],
  ['braces left open', withFirst('commitment.integrity', { text: 'A {{nombre' }), ['BRACES_LEFT']],
  ['braces around braces', withFirst('commitment.integrity', { text: '{{{nombre}}}' }), ['BRACES_LEFT']],
  ['an empty variable', withFirst('commitment.integrity', { text: 'A {{}}' }), ['VARIABLE_UNKNOWN']],
  ['a character without a glyph', withFirst('commitment.integrity', { text: '漢漢' }), ['CHARACTER_UNDRAWN 漢']],
  ['a fact without its label', withFirst('acceptance.facts', { text: '{{nombre}}' }), ['LABEL_MISSING']],
  ['words in bold', withFirst('acceptance.validity', { text: 'Sin **{{nombre}}** y **nada** más' }), []],
  ['a bold left open', withFirst('acceptance.validity', { text: 'Sin **nada más' }), ['BOLD_UNCLOSED']],
  ['a bold of nothing', withFirst('acceptance.issue', { text: 'Sin ** ** más' }), ['BOLD_UNCLOSED']],
  ['a bold where none is drawn', withFirst('commitment.integrity', { text: 'Sin **nada** más' }), ['BOLD_ELSEWHERE']],
  ['an asterisk', withFirst('commitment.integrity', { text: 'Sin nada* más' }), []],
  ['an obligation without a clause', withFirst('acceptance.validity', { clauses: [] }), ['CLAUSE_MISSING', 'CLAUSE_UNCITED 5.12']],
  ['a clause that is none', withFirst('commitment.integrity', { clauses: ['2.2 E', '3.1 D', 'cinco'] }), ['CLAUSE_FORM cinco']],
  ['a clause cited no more', withFirst('commitment.seat', { clauses: ['5.6'] }), ['CLAUSE_UNCITED 5.4']],
  ['the duties of foreigners cited to all', withFirst('commitment.seat', { clauses: ['5.4', '5.18'] })
    .filter(({ part }) => part !== 'commitment.foreign'), ['PART_SHORT 1', 'CLAUSE_UNCITED 5.18']],
  ['no folio', FIRST_TEXT.filter(({ part, text }) => part !== 'commitment.facts' || !text.includes('folio')), ['VARIABLE_MISSING folio']],
  ['two copies', FIRST_TEXT.filter(({ clauses }) => !clauses.includes('5.9.1') || clauses.length > 1),
    ['PART_SHORT 3', 'CLAUSE_UNCITED 5.9.1']],
  ['two declarations', [...FIRST_TEXT, { part: 'commitment.declaration', text: 'Sí.', clauses: [] }], ['PART_LONG 1']],
  ['no facts', without('commitment.facts'), ['PART_SHORT 1', 'VARIABLE_MISSING folio', 'VARIABLE_MISSING nombre',
    'VARIABLE_MISSING matricula', 'VARIABLE_MISSING cer', 'VARIABLE_MISSING sede']],
])('§5.5 §5.8 found in a text: %s', (_, text, faults) => {
  expect(found(text)).toEqual(faults)
})

test('§5.18 a variable that only foreign residents read does not count for everybody', () => {
  const moved = withFirst('commitment.foreign', { text: 'Folio {{folio}}' })
    .filter(({ part, text }) => part !== 'commitment.facts' || !text.includes('folio'))
  expect(found(moved)).toEqual(['VARIABLE_MISSING folio'])
})

const names = Object.keys(LETTER_VARIABLES) as VariableName[]
const wordsOf = (value: string) => Object.fromEntries(names.map((name) => [name, value])) as LetterValues
const someText = fc.array(fc.oneof(
  fc.constantFrom('{', '}', '{{', '}}', ' ', 'nombre', '{{nombre}}', '{{ cer }}', '{{curp}}', '{{nada}}', ': '), fc.string(),
), { maxLength: 12 }).map((parts) => tidyText(parts.join('')))

test('a text without findings is filled in whole: no brace of it is left', () => {
  fc.assert(fc.property(someText, (text) => {
    const faults = findLetterFaults([{ part: 'acceptance.issue', text, clauses: [] }], () => true)
    fc.pre(faults.every(({ paragraph }) => paragraph === null))
    expect(fillText(text, wordsOf('x'))).not.toMatch(/[{}]/u)
  }))
})

test('what is filled in is never read again', () => {
  fc.assert(fc.property(fc.constantFrom(...variablesIn('acceptance')), someText, (name, value) => {
    expect(fillText(`a {{${name}}} b`, { [name]: value })).toBe(`a ${value} b`)
  }))
})

test('a variable without a value throws, rather than print its braces', () => {
  expect(() => fillText('{{curp}}', {})).toThrow('{{curp}}')
  expect(() => fillText('{{toString}}', {})).toThrow('toString')
})

const paragraph = fc.record({
  part: fc.constantFrom<PartName>('commitment.seat', 'acceptance.issue'), text: fc.constantFrom('a', 'b', 'c'),
  clauses: fc.constantFrom([], ['5.4']),
})

test('the changes of a version lead from the one before to it', () => {
  fc.assert(fc.property(fc.array(paragraph, { maxLength: 8 }), fc.array(paragraph, { maxLength: 8 }), (before, after) => {
    const changes = compareTexts(before, after)
    const bag = (text: LetterText) => text.map((one) => JSON.stringify([one.part, one.text, one.clauses]))
    const left = bag(before)
    for (const gone of bag(changes.filter(({ change }) => change === 'removed').map((one) => one.paragraph))) {
      left.splice(left.indexOf(gone), 1)
    }
    left.push(...bag(changes.filter(({ change }) => change === 'added').map((one) => one.paragraph)))
    expect(left.sort()).toEqual(bag(after).sort())
    expect(changes.length === 0).toBe(JSON.stringify(sortByPart(before)) === JSON.stringify(sortByPart(after)))
  }))
})

test.each([
  ['§5.4, 5.7', ['5.4', '5.7']], ['  § 2.2  E ;', ['2.2 E']], ['', []], [',,', []],
])('clauses typed as %j', (typed, clauses) => {
  expect(readClauses(typed)).toEqual(clauses)
})

const first = { number: 1, sha256: letterTextSha256(FIRST_TEXT) }
const changed = withFirst('commitment.integrity', { text: 'Dije la verdad.' })
const propose = (change: Partial<Parameters<typeof judgeLetterText>[0]>) =>
  judgeLetterText({ text: changed, base: 1, newest: first, isAccepted: false, canDraw, ...change })

test('§5.5 a version is the next one, until the first acceptance', () => {
  expect(propose({})).toMatchObject({ ok: true, value: { number: 2, sha256: letterTextSha256(changed) } })
  expect(propose({ isAccepted: true })).toMatchObject({ refusal: 'LETTER_TEXT_FIXED' })
  expect(propose({ newest: { ...first, number: 2 } })).toMatchObject({ refusal: 'LETTER_TEXT_STALE' })
  expect(propose({ text: without('acceptance.issue') })).toMatchObject({ refusal: 'LETTER_TEXT_FAULTY' })
  expect(propose({ text: FIRST_TEXT })).toMatchObject({ refusal: 'LETTER_TEXT_UNCHANGED' })
})
