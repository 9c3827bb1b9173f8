import { expect, test } from 'vitest'
import { judgePublication, type PublicationAct, type RunToPublish } from '#exam-engine/convocatoria/publish-results.ts'
import { addDuration, durationMs, instant } from '#exam-engine/kernel/time.ts'

const FROM = instant(Date.UTC(2024, 1, 9, 18))
const UNTIL = instant(Date.UTC(2024, 1, 12, 16))
const WINDOW = { from: FROM, until: UNTIL }
const ACTS: PublicationAct[] = ['propose', 'withdraw', 'publish']

const run = (fields: Partial<RunToPublish> = {}): RunToPublish => ({
  hasResults: true, proposedBy: null, isPublished: false, others: { proposed: false, published: false }, ...fields,
})

const outcomes = (fields: Partial<RunToPublish>, actor = 'ana', now = FROM) => ACTS.map((act) => {
  const judged = judgePublication(act, run(fields), actor, WINDOW, now)
  return judged.ok ? 'ok' : judged.refusal
})

test.each<[string, Partial<RunToPublish>, string[]]>([
  ['has no results', { hasResults: false }, ['RUN_NOT_DONE', 'RUN_NOT_DONE', 'RUN_NOT_DONE']],
  ['has results', {}, ['ok', 'PUBLICATION_NOT_PROPOSED', 'PUBLICATION_NOT_PROPOSED']],
  ['the same person proposed', { proposedBy: 'ana' },
    ['PUBLICATION_ALREADY_PROPOSED', 'ok', 'PUBLICATION_BY_ONE_PERSON']],
  ['another person proposed', { proposedBy: 'beto' }, ['PUBLICATION_ALREADY_PROPOSED', 'ok', 'ok']],
  ['waits while another run is proposed', { others: { proposed: true, published: false } },
    ['PUBLICATION_ALREADY_PROPOSED', 'PUBLICATION_NOT_PROPOSED', 'PUBLICATION_NOT_PROPOSED']],
  ['is published', { proposedBy: 'beto', isPublished: true },
    ['RESULTS_ALREADY_PUBLISHED', 'RESULTS_ALREADY_PUBLISHED', 'RESULTS_ALREADY_PUBLISHED']],
  ['came second to a published one', { proposedBy: 'beto', others: { proposed: true, published: true } },
    ['RESULTS_ALREADY_PUBLISHED', 'RESULTS_ALREADY_PUBLISHED', 'RESULTS_ALREADY_PUBLISHED']],
])('§5.1 of a run that %s: proposing, withdrawing, publishing', (_, fields, expected) => {
  expect(outcomes(fields)).toEqual(expected)
})

test('§5.1 it is published before the window of results, and until its last millisecond', () => {
  const proposed = { proposedBy: 'beto' }
  expect(outcomes(proposed, 'ana', addDuration(FROM, durationMs(-1)))[2]).toBe('ok')
  expect(outcomes(proposed, 'ana', addDuration(UNTIL, durationMs(-1)))[2]).toBe('ok')
  for (const late of [UNTIL, addDuration(UNTIL, durationMs(1))]) {
    expect(outcomes(proposed, 'ana', late)).toEqual(['RESULTS_WINDOW_OVER', 'ok', 'RESULTS_WINDOW_OVER'])
    expect(outcomes({}, 'ana', late)[0]).toBe('RESULTS_WINDOW_OVER')
  }
})
