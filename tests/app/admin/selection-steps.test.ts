import { expect, test } from 'vitest'
import { judgeSteps } from '#app/routes/admin.seleccion/selection-steps.ts'

const FROZEN = { ranAt: null, publishedAt: null }
const RAN = { ranAt: 1, publishedAt: null }
const PUBLISHED = { ranAt: 1, publishedAt: 2 }

test.each([
  [{ unmarked: 3, runs: [] }, ['current', 'ahead', 'ahead', 'ahead']],
  [{ unmarked: 0, runs: [] }, ['done', 'current', 'ahead', 'ahead']],
  [{ unmarked: 0, runs: [FROZEN] }, ['done', 'done', 'current', 'ahead']],
  [{ unmarked: 0, runs: [FROZEN, RAN] }, ['done', 'done', 'done', 'current']],
  [{ unmarked: 0, runs: [FROZEN, PUBLISHED] }, ['done', 'done', 'done', 'done']],
])('one step at a time: %j', (facts, expected) => {
  const { mark, freeze, run, publish } = judgeSteps(facts)
  expect([mark, freeze, run, publish]).toEqual(expected)
})
