/** Sealing and opening, byte by byte, with WebCrypto and without. */
import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import * as browser from '#app/exam-client/browser-sha256.ts'
import { openPaper, PaperDamaged } from '#app/sealed-paper/open-paper.ts'
import { sealPaper } from '#app/sealed-paper/seal.server.ts'
import type { FrozenForm } from '#exam-engine/items/form.ts'
import { permuteForm } from '#exam-engine/items/permutation.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256, sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { runs } from '#tests/setup/property-runs.ts'

const formId = 'form-1'
const form: FrozenForm = {
  formId, examKey: 'Pediatría 3',
  items: ['uno', 'dos', 'tres', 'cuatro'].map((stem) => ({
    itemId: stem, vignette: null, stem: `¿Cuál es el diagnóstico ${stem}?`,
    image: { svg: `<svg>${'<path d="M0 0"/>'.repeat(50)}</svg>`, alt: 'Trazo' },
    options: ['a', 'b', 'c', 'd'].map((id) => ({ optionId: `${stem}-${id}`, text: `Opción ${id}` })),
  })),
}
const content = canonicalJson(form)
const contentSha256 = sha256Hex(content)
const key = randomBytes(32)
const seed = 'ab'.repeat(32)
const opening = { formId, contentSha256, key: key.toString('base64'), seed }
const seal = () => new Uint8Array(sealPaper({ formId, content, contentSha256 }, key))

afterEach(() => { vi.unstubAllGlobals() })
const withoutWebCrypto = () => { vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) }) }

test('what was sealed opens in the order of the candidate, images included', async () => {
  expect(await openPaper(seal(), opening)).toEqual(permuteForm(form, seed))
})

test('without WebCrypto, on plain HTTP, the same package opens all the same', async () => {
  const sealed = seal()
  withoutWebCrypto()
  expect(await openPaper(sealed, opening)).toEqual(permuteForm(form, seed))
  await expect(openPaper(sealed.fill(0, 40, 41), opening)).rejects.toThrow(PaperDamaged)
})

test('no word of the paper can be read in the package, and no two packages share a nonce', () => {
  const [one, other] = [Buffer.from(seal()), Buffer.from(seal())]
  for (const word of ['diagnóstico', 'Opción', 'svg', 'Pediatría']) expect(one.includes(word)).toBe(false)
  expect(one.subarray(4, 16).equals(other.subarray(4, 16))).toBe(false)
})

test('a package with any byte changed, cut short, or of another form does not open', async () => {
  const sealed = seal()
  await fc.assert(fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
    const changed = Uint8Array.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ change
    await expect(openPaper(changed, opening)).rejects.toThrow(PaperDamaged)
  }), { numRuns: runs(60) })
  for (const length of [0, 4, 16, 31, sealed.length - 1]) {
    await expect(openPaper(sealed.slice(0, length), opening)).rejects.toThrow(PaperDamaged)
  }
  await expect(openPaper(sealed, { ...opening, formId: 'form-2' })).rejects.toThrow(PaperDamaged)
  await expect(openPaper(sealed, { ...opening, contentSha256: 'x' })).rejects.toThrow(PaperDamaged)
  await expect(openPaper(sealed, { ...opening, key: randomBytes(32).toString('base64') })).rejects.toThrow(PaperDamaged)
})

test('the browser hashes exactly as the server does: the order of a candidate is evidence', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 300 })), (data) => {
    expect(browser.sha256Hex(data)).toBe(sha256Hex(data))
    expect(Buffer.from(browser.sha256(data))).toEqual(Buffer.from(sha256(data)))
  }))
})
