import { expect, test } from 'vitest'
import { isStillTrue } from '#app/revalidation.ts'

const from = new URL('http://x/supervisor/turno/1?sede=A')
const args = (to: string, act: { formMethod?: 'POST'; actionStatus?: number } = {}) => ({
  currentUrl: from,
  currentParams: {},
  nextUrl: new URL(to, from),
  nextParams: {},
  defaultShouldRevalidate: true,
  ...act,
})

test('a choice in the query alone, a refused act and one that never arrived leave true what was loaded', () => {
  expect(isStillTrue(args('?sede=A&persona=1'))).toBe(true)
  expect(isStillTrue(args('?sede=A', { formMethod: 'POST', actionStatus: 422 }))).toBe(true)
  expect(isStillTrue(args('?sede=A', { formMethod: 'POST', actionStatus: 503 }))).toBe(true)
})

test('another page, the same address again, and an act that was done ask anew', () => {
  expect(isStillTrue(args('/supervisor'))).toBe(false)
  expect(isStillTrue(args('?sede=A'))).toBe(false)
  expect(isStillTrue(args('?sede=A&persona=1', { formMethod: 'POST' }))).toBe(false)
  expect(isStillTrue(args('?sede=A', { formMethod: 'POST', actionStatus: 200 }))).toBe(false)
})
