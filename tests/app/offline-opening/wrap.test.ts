/** The bundle that waits for T0: it opens with its own secret on its own machine, and with nothing else. */
import fc from 'fast-check'
import { createCipheriv, hash, hkdfSync, randomBytes } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { boundTo, bundleSchema, infoOf, type OfflineContent } from '#app/offline-opening/bundle.ts'
import { unwrapOpening } from '#app/offline-opening/unwrap.ts'
import { wrapOpening } from '#app/offline-opening/wrap.server.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { runs } from '#tests/setup/property-runs.ts'

const uuid = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`
const place = { attemptId: uuid('a'), deviceId: uuid('d'), formId: uuid('f'), sealedSha256: '5'.repeat(64) }
const content: OfflineContent = {
  opening: { formId: uuid('f'), contentSha256: 'c'.repeat(64), key: randomBytes(32).toString('base64'), seed: 'ab'.repeat(32) },
  opensAt: instant(1000), closesAt: instant(2000), acceptsUntil: instant(2000), timesVersion: 1, epoch: 3, ownSince: 2,
}
const secret = randomBytes(16)
const bundle = wrapOpening(secret, place, content)
const open = (by: Uint8Array, where = place, what = bundle) => unwrapOpening(by, where, what)

afterEach(() => { vi.unstubAllGlobals() })

test('the own secret opens it on the own machine, with WebCrypto and without', () => {
  expect(open(secret)).toEqual(content)
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
  expect(open(secret)).toEqual(content)
})

test('no other secret opens it: that of another attempt or machine, one bit away, or of anything that can be known', () => {
  expect(open(randomBytes(16))).toBeNull()
  for (let bit = 0; bit < 128; bit += 1) {
    const near = Uint8Array.from(secret)
    near[bit >> 3] = (near[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(open(near)).toBeNull()
  }
  const known = [place.attemptId, place.deviceId, place.formId, place.sealedSha256, bundle.salt, bundle.nonce,
    `${place.attemptId}\n${place.deviceId}`, content.opening.contentSha256]
  for (const text of known) expect(open(hash('sha256', text, 'buffer').subarray(0, 16))).toBeNull()
  for (const guess of [new Uint8Array(16), new Uint8Array(0), Buffer.from(bundle.salt, 'base64').subarray(0, 16)]) {
    expect(open(guess)).toBeNull()
  }
})

test('the own secret opens nothing for another attempt, another machine, another form or another package', () => {
  expect(open(secret, { ...place, attemptId: uuid('b') })).toBeNull()
  expect(open(secret, { ...place, deviceId: uuid('b') })).toBeNull()
  expect(open(secret, place, { ...bundle, formId: uuid('b') })).toBeNull()
  expect(open(secret, place, { ...bundle, sealedSha256: '6'.repeat(64) })).toBeNull()
})

test('info and associated data each carry every part of the place, and differ from each other', () => {
  for (const encode of [infoOf, boundTo]) {
    const text = new TextDecoder().decode(encode(place))
    for (const part of Object.values(place)) expect(text).toContain(part)
  }
  expect(infoOf(place)).not.toEqual(boundTo(place))
  // A bundle whose associated data is not its place's does not open, though its key is right.
  const [salt, nonce] = [randomBytes(32), randomBytes(12)]
  const key = Buffer.from(hkdfSync('sha256', secret, salt, infoOf(place), 32))
  const forge = (aad: Uint8Array) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad)
    const body = Buffer.concat([cipher.update(JSON.stringify(content)), cipher.final(), cipher.getAuthTag()])
    return { ...bundle, salt: salt.toString('base64'), nonce: nonce.toString('base64'), body: body.toString('base64') }
  }
  expect(open(secret, place, forge(boundTo(place)))).toEqual(content)
  expect(open(secret, place, forge(boundTo({ ...place, deviceId: uuid('b') })))).toBeNull()
})

test('a bundle with any byte changed does not open', () => {
  fc.assert(fc.property(fc.constantFrom('salt', 'nonce', 'body'), fc.nat(), fc.integer({ min: 1, max: 255 }),
    (part: 'salt' | 'nonce' | 'body', at, change) => {
      const bytes = Buffer.from(bundle[part], 'base64')
      const index = at % bytes.length
      bytes[index] = (bytes[index] ?? 0) ^ change
      expect(open(secret, place, { ...bundle, [part]: bytes.toString('base64') })).toBeNull()
    }), { numRuns: runs(200) })
})

test('nothing of the content can be read in it, and wrapped again it shares neither salt nor nonce', () => {
  expect(bundleSchema.safeParse(bundle).success).toBe(true)
  const plain = Buffer.concat(Object.values(bundle).map((part) => Buffer.from(String(part), 'base64'))).toString('latin1')
    + JSON.stringify(bundle)
  const { key, seed, contentSha256 } = content.opening
  for (const word of [key, seed, contentSha256, Buffer.from(key, 'base64').toString('latin1'), 'opening', 'seed']) {
    expect(plain).not.toContain(word)
  }
  const other = wrapOpening(secret, place, content)
  expect([other.salt, other.nonce, other.body].some((part) => [bundle.salt, bundle.nonce, bundle.body].includes(part))).toBe(false)
  expect(open(secret, place, other)).toEqual(content)
})
