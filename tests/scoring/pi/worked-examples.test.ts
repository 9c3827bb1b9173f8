import { expect, test } from 'vitest'
import { runSelection } from '#scoring/select.ts'
import { recomputeSelection } from '#scoring/verify/reference-results.ts'
import type { PackageCandidate } from '#scoring/package/schema.ts'
import { article, candidate, selectionPackage } from '../factories.ts'

const exam = (correct: number, counted: number) => ({ efiser: { status: 'present' as const, correct, counted } })
const grades = (...all: string[]) => ({ grades: { previous: all.slice(0, -1), current: all.at(-1) ?? null } })

const EXAMPLES: [string, Partial<PackageCandidate>, string][] = [
  ['E 80, G 90, N 70', {}, '81.700000'],
  ['all 100, B 1', { ...exam(9, 9), ...grades('100'), enarm: '100',
    publications: [article({ type: 'randomisedBlindedTrial' })] }, '101.000000'],
  ['present, all 0', { ...exam(0, 50), ...grades('0'), enarm: '0' }, '0.000000'],
  ['117/150; grades 88.8, 91.25; N 72.3456', { ...exam(117, 150), ...grades('88.8', '91.25'), enarm: '72.3456' },
    '80.681310'],
  ['83/120; 90.1, 88.4, 93.3; N 68.8', { ...exam(83, 120), ...grades('90.1', '88.4', '93.3'), enarm: '68.8' },
    '74.917021'],
  ['101/128; G 85; N 70', { ...exam(101, 128), ...grades('85') }, '79.660969'],
  ['three articles of 0.5', { publications: ['a', 'b', 'c'].map((doi) => article({ doi })) }, '82.700000'],
  ['a cohort, second author', { publications: [article({ authorPosition: 2 })] }, '81.950000'],
  ['case report, letter, trial as third author', { publications: [
    article({ type: 'caseReport' }), article({ doi: 'b', type: 'letter' }),
    article({ doi: 'c', type: 'randomisedBlindedTrial', authorPosition: 3 }),
  ] }, '81.700000'],
  ['2/3; 90, 90, 91; N 66.6667; B 0.75', { ...exam(2, 3), ...grades('90', '90', '91'), enarm: '66.6667',
    publications: [article(), article({ doi: 'b', authorPosition: 2 })] }, '73.806682'],
  ['E 73.3, G 91.1, N 66.6', { ...exam(733, 1000), ...grades('91.1'), enarm: '66.6' }, '77.436000'],
  ['published on 2023-12-01', { publications: [article({ publishedOn: '2023-12-01' })] }, '81.700000'],
  ['published on 2023-11-30', { publications: [article({ publishedOn: '2023-11-30' })] }, '82.200000'],
  ['90/120, G 88, N 70', { ...exam(90, 120), ...grades('88') }, '78.010000'],
  ['the same, two annulled items dropped, one of them right', { ...exam(89, 118), ...grades('88') }, '78.276931'],
  ['the same, two annulled items credited', { ...exam(91, 120), ...grades('88') }, '78.534979'],
]

test.each(EXAMPLES)('§4.3 the worked example "%s" gives what it says', (_, row, piImss) => {
  const input = selectionPackage({ candidates: [candidate(row)] })
  expect(runSelection(input, '')).toMatchObject({ ok: true, value: { candidates: [{ piImss }] } })
  const recomputed = recomputeSelection(input, '')
  if (!recomputed.ok) throw new Error(recomputed.refusal)
  expect([...recomputed.value.results.candidates]).toMatchObject([{ piImss }])
})

test.each([
  ['EFISER', { ...exam(77, 100), ...grades('97') }],
  ['grades', { ...grades('80'), enarm: '97' }],
])('§4.3 at an equal PI-IMSS the higher %s comes first', (_, loser) => {
  const input = selectionPackage({ candidates: [candidate({ folio: 'B', ...loser }), candidate({ folio: 'Z' })] })
  expect(runSelection(input, '')).toMatchObject({
    value: { candidates: [{ folio: 'Z', piImss: '81.700000' }, { folio: 'B', piImss: '81.700000' }] },
  })
})
