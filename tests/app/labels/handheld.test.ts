import { expect, test } from 'vitest'
import { isHandheld } from '#app/labels/user-agent.ts'

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 Version/17.2 Mobile/15E148 Safari/604.1', true],
  ['Mozilla/5.0 (iPad; CPU OS 12_2 like Mac OS X) AppleWebKit/605.1.15 Version/12.1 Mobile/15E148 Safari/604.1', true],
  ['Mozilla/5.0 (Linux; Android 14; SM-X200) AppleWebKit/537.36 Chrome/120.0 Safari/537.36', true],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36', false],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0', false],
  ['', false],
])('§5.11 a telephone or a tablet is known by what the browser says of itself: %s', (userAgent, expected) => {
  expect(isHandheld(new Headers({ 'User-Agent': userAgent }))).toBe(expected)
})

test('§5.11 the hint of the browser is enough, whatever its name', () => {
  expect(isHandheld(new Headers({ 'User-Agent': 'Mozilla/5.0 (X11; Linux)', 'Sec-CH-UA-Mobile': '?1' }))).toBe(true)
  expect(isHandheld(new Headers({ 'User-Agent': 'Mozilla/5.0 (X11; Linux)', 'Sec-CH-UA-Mobile': '?0' }))).toBe(false)
})
