/**
 * The Config Key against the specification (safeexambrowser.org, developer documentation, "SEB Config Key"): order, what
 * falls out, no escapes; hashes computed by sha256sum beside this code.
 */
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { configKeyOf, hashForUrl, sortKeys, toSebJson } from '#app/lockdown/config-key.ts'
import { writePropertyList, writeSebFile } from '#app/lockdown/seb-file.server.ts'
import { sebSettings } from '#app/lockdown/seb-settings.ts'

test('keys are sorted without regard to case, at every level, and nothing is escaped or spaced', () => {
  expect(toSebJson({
    startURL: 'https://e.mx/a\\b', allowWlan: false, URLFilterRules: [{ regex: false, action: 1 }], allowFlash: true,
    allowedDisplays: 1, nested: { b: 'x', A: [1, 2] },
  })).toBe('{"allowedDisplays":1,"allowFlash":true,"allowWlan":false,"nested":{"A":[1,2],"b":"x"},'
    + '"startURL":"https://e.mx/a\\b","URLFilterRules":[{"action":1,"regex":false}]}')
})

test('the order is that of the example in the documentation', () => {
  // A stretch of each letter in which upper and lower case meet.
  const published = ['additionalResources', 'allowAirPlay', 'allowDownUploads', 'allowedDisplayBuiltin',
    'allowedDisplaysMaxNumber', 'allowFlashFullscreen', 'browserScreenKeyboard', 'browserURLSalt', 'browserUserAgent',
    'restartExamText', 'restartExamURL', 'restartExamUseStartURL', 'touchOptimized', 'URLFilterEnable',
    'URLFilterEnableContentFilter', 'URLFilterIgnoreList', 'URLFilterMessage', 'urlFilterRegex', 'URLFilterRules',
    'urlFilterTrustedContent', 'whitelistURLFilter', 'zoomMode']
  fc.assert(fc.property(fc.shuffledSubarray(published, { minLength: published.length }), (shuffled) => {
    expect(sortKeys(Object.fromEntries(shuffled.map((key) => [key, true])))).toEqual(published)
  }))
})

test('originatorVersion and empty dictionaries fall out; empty lists and texts stay', () => {
  expect(toSebJson({ originatorVersion: 'SEB_Win_3.6', a: {}, b: [], c: '' })).toBe('{"b":[],"c":""}')
  expect(configKeyOf({ originatorVersion: 'one', a: 1 })).toBe(configKeyOf({ originatorVersion: 'two', a: 1 }))
})

test('key and hash are those that sha256sum gives', () => {
  // printf '{"allowQuit":true,"startURL":"https://efiser.example.mx/examen"}' | sha256sum
  const key = configKeyOf({ startURL: 'https://efiser.example.mx/examen', allowQuit: true, originatorVersion: 'x' })
  expect(key).toBe('53f085a8946dcfc0e2a7ec0695fb10a3c47530e7d7581e205157fe0e4c64469c')
  // printf 'https://efiser.example.mx/examen'KEY | sha256sum
  expect(hashForUrl('https://efiser.example.mx/examen#pregunta', key)).toBe('b9e4ba087a6ef1df77a3a4f8439ff09339255c48ffb777f74766753f2034ead8')
})

test('what another reader could understand differently is not written', () => {
  expect(() => toSebJson({ a: 'say "x"' })).toThrow(TypeError)
  expect(() => toSebJson({ a: 1.5 })).toThrow(TypeError)
})

test('the file is gzip over "plnd" and the gzipped list, with the settings that the key was made of', () => {
  const settings = sebSettings({ origin: 'https://efiser.example.mx', quitPasswordSha256: 'ab'.repeat(32) })
  const outer = gunzipSync(writeSebFile(settings))
  expect(outer.subarray(0, 4).toString()).toBe('plnd')
  const xml = gunzipSync(outer.subarray(4)).toString()
  expect(xml).toBe(writePropertyList(settings))
  expect(xml).toContain('<key>startURL</key><string>https://efiser.example.mx/examen</string>')
  for (const key of ['examSessionClearCookiesOnEnd', 'examSessionClearCookiesOnStart', 'removeBrowserProfile']) {
    expect(xml).toContain(`<key>${key}</key><false/>`)
  }
  expect([...xml.matchAll(/<key>([^<]+)<\/key>/g)]).toHaveLength(Object.keys(settings).length + 4)
  expect(writePropertyList({ a: '<&>' })).toContain('<string>&lt;&amp;&gt;</string>')
})

test('every setting is in the key: change any of them and it is another one', () => {
  const settings = sebSettings({ origin: 'https://efiser.example.mx', quitPasswordSha256: 'ab'.repeat(32) })
  const key = configKeyOf(settings)
  for (const name of Object.keys(settings).filter((one) => one !== 'originatorVersion')) {
    const value = settings[name]
    expect(configKeyOf({ ...settings, [name]: typeof value === 'boolean' ? !value : 'other' }), name).not.toBe(key)
  }
})
