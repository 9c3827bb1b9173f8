/** Every failure has a page that says what to do next. */
import { expect, test } from 'vitest'
import { findErrorText } from '#app/labels/error-texts.ts'

test.each([401, 403, 404, 409, 410, 422, 429, 500, 503])('the page of a %i has a text of its own', (status) => {
  const others = [400, 401, 403, 404, 409, 410, 422, 429, 500, 503].filter((other) => other !== status)
  expect(others.map((other) => findErrorText(other).title)).not.toContain(findErrorText(status).title)
})

test('a status without a text of its own is told as the fault of whose it is', () => {
  expect(findErrorText(418)).toBe(findErrorText(400))
  expect(findErrorText(502)).toBe(findErrorText(500))
})
