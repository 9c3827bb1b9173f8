import { expect, test } from 'vitest'
import { isSameOrigin } from '#app/http/same-origin.server.ts'

test.each([
  ['the browser says same-origin', { 'sec-fetch-site': 'same-origin' }, true],
  ['typed into the address bar', { 'sec-fetch-site': 'none' }, true],
  ['another site', { 'sec-fetch-site': 'cross-site' }, false],
  ['a sibling below the same domain', { 'sec-fetch-site': 'same-site' }, false],
  ['the browser\'s word beats a forged origin', { 'sec-fetch-site': 'cross-site', origin: 'http://a', host: 'a' }, false],
  ['an old browser, own origin', { origin: 'https://efiser.mx', host: 'efiser.mx' }, true],
  ['an old browser, another port', { origin: 'https://efiser.mx:8443', host: 'efiser.mx' }, false],
  ['an opaque origin', { origin: 'null', host: 'efiser.mx' }, false],
  ['no browser at all', { host: 'efiser.mx' }, true],
])('%s', (_name, headers, verdict) => {
  expect(isSameOrigin(headers)).toBe(verdict)
})
