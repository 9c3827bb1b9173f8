/** Browsers by their user agents. */
import { expect, test } from 'vitest'
import { nameBrowser } from '#app/system-check/name-browser.ts'
import { summarizeTimes } from '#app/system-check/measure-line.ts'

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  [`${WINDOWS} ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`, { name: 'Chrome', version: 140, seb: false }],
  [`${WINDOWS} ${WEBKIT} HeadlessChrome/140.0.0.0 Safari/537.36`, { name: 'Chrome', version: 140, seb: false }],
  [`${WINDOWS} ${WEBKIT} Chrome/140.0.0.0 Safari/537.36 Edg/139.0.0.0`, { name: 'Edge', version: 139, seb: false }],
  [`${WINDOWS} ${WEBKIT} Chrome/128.0.0.0 Safari/537.36 OPR/114.0.0.0`, { name: 'Opera', version: 114, seb: false }],
  ['Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0', { name: 'Firefox', version: 128, seb: false }],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
    { name: 'Safari', version: 17, seb: false }],
  [`${WINDOWS} ${WEBKIT} Chrome/130.0.0.0 Safari/537.36 SEB/3.9.0`, { name: 'Chrome', version: 130, seb: true }],
  ['curl/8.0', { name: 'Otro', version: null, seb: false }],
  ['', { name: 'Otro', version: null, seb: false }],
])('%s', (userAgent, named) => {
  expect(nameBrowser(userAgent)).toEqual(named)
})

test('times are summed up by their median and their worst; nothing of none', () => {
  expect(summarizeTimes([], 3)).toBeNull()
  expect(summarizeTimes([5, 1, 9], 1)).toEqual({ medianMs: 5, worstMs: 9, lost: 1 })
  expect(summarizeTimes([4, 2], 0)).toEqual({ medianMs: 4, worstMs: 4, lost: 0 })
})
