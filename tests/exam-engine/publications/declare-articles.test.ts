// The declared list: each field's fault, the last day that counts, and the window in which the list may change.
import { expect, test } from 'vitest'
import { addDuration, durationMs } from '#exam-engine/kernel/time.ts'
import { registrationWindow } from '#exam-engine/convocatoria/windows.ts'
import {
  decideDeclaration, MOST_ARTICLES, readArticle, type TypedArticle,
} from '#exam-engine/publications/declare-articles.ts'
import { publishedRules } from '#tests/exam-engine/convocatoria/published-rules.ts'

const rules = publishedRules()
const LIMIT = rules.publicationCutoff.before
const TYPED: TypedArticle = {
  doi: 'https://doi.org/10.5555/ABC', issn: '0028-0836', pmid: '37258912', type: 'analytical', authorPosition: '1',
  publishedOn: '2023-11-30', title: ' Una cohorte ', journal: 'Gaceta',
}
const read = (change: Partial<TypedArticle> = {}, declaredDois: string[] = [], today = '2024-01-15') =>
  readArticle({ ...TYPED, ...change }, { publishedBefore: LIMIT, today, declaredDois })

test('§4.3.1 a whole article is written in one form', () => {
  expect(read()).toEqual({ article: {
    doi: '10.5555/abc', issn: '0028-0836', pmid: '37258912', type: 'analytical', authorPosition: 1,
    publishedOn: '2023-11-30', title: 'Una cohorte', journal: 'Gaceta',
  } })
})

test.each([
  ['doi', 'nada', 'DOI_SYNTAX'], ['issn', '0028-0837', 'ISSN_CHECK_DIGIT'], ['issn', '28', 'ISSN_SYNTAX'],
  ['pmid', 'x', 'PMID_SYNTAX'], ['type', 'caseReport', 'TYPE_NOT_COUNTED'],
  ['authorPosition', '3', 'AUTHOR_POSITION_NOT_COUNTED'], ['authorPosition', '', 'AUTHOR_POSITION_NOT_COUNTED'],
  ['publishedOn', '2023-02-29', 'DATE_UNREAL'], ['publishedOn', '', 'DATE_UNREAL'],
  ['title', '  ', 'TITLE_MISSING'], ['journal', '', 'JOURNAL_MISSING'],
] as const)('§4.3.1 %s = %j is refused with %s', (field, value, problem) => {
  expect(read({ [field]: value })).toEqual({ faults: [{ field, problem }] })
})

test('§4.3.1.6 30 November counts, 1 December does not', () => {
  expect(read({ publishedOn: '2023-11-30' })).toHaveProperty('article')
  expect(read({ publishedOn: '2023-12-01' })).toEqual({ faults: [{ field: 'publishedOn', problem: 'DATE_TOO_LATE' }] })
})

test('a day that has not come is refused, today is not; 29 February exists in leap years', () => {
  expect(read({ publishedOn: '2023-05-02' }, [], '2023-05-01')).toHaveProperty('faults.0.problem', 'DATE_IN_FUTURE')
  expect(read({ publishedOn: '2023-05-01' }, [], '2023-05-01')).toHaveProperty('article')
  expect(read({ publishedOn: '2020-02-29' })).toHaveProperty('article')
  expect(read({ publishedOn: '1900-02-29' })).toHaveProperty('faults.0.problem', 'DATE_UNREAL')
})

test('§4.3.1.4 the same DOI is declared once, however it is written', () => {
  expect(read({}, ['10.5555/abc'])).toEqual({ faults: [{ field: 'doi', problem: 'DOI_REPEATED' }] })
})

test('every fault is said at once', () => {
  const result = read({ doi: '', issn: '', pmid: '', title: '' })
  expect('faults' in result && result.faults.map(({ field }) => field)).toEqual(['doi', 'issn', 'pmid', 'title'])
})

test('§2.1 the list changes within the registration window only, to the millisecond', () => {
  const { from, until } = registrationWindow(rules)
  const at = (instant: typeof from, shift: number) => {
    const decided = decideDeclaration({ from, until }, addDuration(instant, durationMs(shift)), 1)
    return decided.ok ? 'ok' : decided.refusal
  }
  expect([-1, 0, 1].map((shift) => at(from, shift))).toEqual(['DECLARATION_NOT_OPEN', 'ok', 'ok'])
  expect([-1, 0, 1].map((shift) => at(until, shift))).toEqual(['ok', 'DECLARATION_CLOSED', 'DECLARATION_CLOSED'])
  expect(decideDeclaration({ from, until }, from, MOST_ARTICLES).ok).toBe(true)
  expect(decideDeclaration({ from, until }, from, MOST_ARTICLES + 1)).toMatchObject({ refusal: 'TOO_MANY_ARTICLES' })
})
