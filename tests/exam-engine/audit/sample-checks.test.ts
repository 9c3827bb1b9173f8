import { expect, test } from 'vitest'
import { CHECKS, judgeFinding, POPULATIONS } from '#exam-engine/audit/sample-checks.ts'

test.each(POPULATIONS)('a row of %s conforms only when each check was made', (population) => {
  const all = CHECKS[population]
  expect(judgeFinding(population, { outcome: 'conforms', checks: [...all].reverse(), text: ' ' }))
    .toEqual({ ok: true, value: { outcome: 'conforms', checks: all, text: '' } })
  expect(judgeFinding(population, { outcome: 'conforms', checks: all.slice(1), text: 'x' }))
    .toMatchObject({ ok: false, refusal: 'CHECKS_INCOMPLETE', detail: { open: 1 } })
})

test('an observation says what was found, whatever was checked', () => {
  expect(judgeFinding('attempts', { outcome: 'observed', checks: [], text: ' ' })).toMatchObject({ refusal: 'OBSERVATION_NEEDS_TEXT' })
  expect(judgeFinding('attempts', { outcome: 'observed', checks: ['acta', 'judges'], text: ' El acta no lo nombra ' }))
    .toEqual({ ok: true, value: { outcome: 'observed', checks: ['acta'], text: 'El acta no lo nombra' } })
})
