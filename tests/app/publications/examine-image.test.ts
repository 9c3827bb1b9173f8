// What is taken as the picture of the articles, what is refused and with which facts, and what the copy still holds.
import { expect, test } from 'vitest'
import sharp from 'sharp'
import { examineImage, LARGEST_IMAGE_BYTES, MOST_PIXELS } from '#app/publications/examine-image.server.ts'
import { warnOfLegibility } from '#app/publications/legibility.ts'
import { claimSides, drawPage, jpgOfBytes } from './make-image.ts'

const examine = (bytes: Uint8Array) => examineImage(bytes, bytes.byteLength)
const outcome = async (bytes: Uint8Array) => {
  const examined = await examine(bytes)
  return examined.ok ? 'ok' : [examined.refusal, examined.detail]
}

test('§4.3 409,600 bytes are taken, 409,601 are refused with their number', async () => {
  expect(await outcome(await jpgOfBytes(409_600))).toBe('ok')
  expect(await outcome(await jpgOfBytes(409_601))).toEqual(
    ['IMAGE_TOO_LARGE', { bytes: 409_601, most: LARGEST_IMAGE_BYTES, kind: 'JPG' }])
})

test('§4.3 the published size is the one in code', async () => {
  const { publishedRules } = await import('#tests/exam-engine/convocatoria/published-rules.ts')
  expect(publishedRules().publicationFile).toMatchObject({ maxBytes: LARGEST_IMAGE_BYTES, format: 'jpg', files: 1 })
})

test('no bytes, a PNG and a PDF called .jpg are refused as what they are', async () => {
  expect(await outcome(Buffer.alloc(0))).toEqual(['IMAGE_EMPTY', undefined])
  const png = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'white' } }).png().toBuffer()
  expect(await outcome(png)).toEqual(['IMAGE_NOT_JPG', { bytes: png.length, kind: 'PNG' }])
  expect(await outcome(Buffer.from('%PDF-1.7\n'))).toMatchObject(['IMAGE_NOT_JPG', { kind: 'PDF' }])
  expect(await outcome(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toMatchObject(['IMAGE_NOT_JPG', {}])
})

test('§4.3.2 NC10 a cut JPG, a bare header and noise after a header are damaged', async () => {
  const page = await drawPage().toBuffer()
  for (const bytes of [page.subarray(0, page.length >> 1), page.subarray(0, 200), page.subarray(0, 3)]) {
    expect(await outcome(bytes)).toEqual(['IMAGE_DAMAGED', { bytes: bytes.length }])
  }
})

test('50,000 × 50,000 pixels in the header are refused before anything is decoded', async () => {
  const bomb = claimSides(await drawPage().toBuffer(), 50_000, 50_000)
  expect(await outcome(bomb)).toEqual(
    ['IMAGE_TOO_MANY_PIXELS', { width: 50_000, height: 50_000, pixels: 2_500_000_000, most: MOST_PIXELS }])
  expect(process.memoryUsage().rss).toBeLessThan(1_500_000_000)
})

test('one pixel over the limit is refused; a picture at the limit is not refused for its pixels', async () => {
  const page = await drawPage().toBuffer()
  expect(await outcome(claimSides(page, 40_000, 1000))).not.toMatchObject(['IMAGE_TOO_MANY_PIXELS'])
  expect(await outcome(claimSides(page, 40_000, 1001))).toMatchObject(['IMAGE_TOO_MANY_PIXELS', {}])
})

test('what stands behind or within the picture does not reach the copy', async () => {
  const secret = '<script>alert(1)</script>'
  const page = await drawPage().withExif({ IFD0: { Copyright: secret }, IFD3: { GPSLatitude: '19/1 24/1 0/1' } }).toBuffer()
  expect(page.includes(secret)).toBe(true)
  const examined = await examine(Buffer.concat([page, Buffer.from(`PK\u0003\u0004${secret}`)]))
  if (!examined.ok) throw new Error(examined.refusal)
  const copy = Buffer.from(examined.value.viewing)
  expect(copy.includes('script')).toBe(false)
  const { exif, icc, xmp, iptc, format } = await sharp(copy).metadata()
  expect([exif, icc, xmp, iptc, format]).toEqual([undefined, undefined, undefined, undefined, 'jpeg'])
})

test('a picture on its side is seen upright, and its sides are those that are seen', async () => {
  const lying = await drawPage({ width: 1600, height: 1200 }).withMetadata({ orientation: 6 }).toBuffer()
  const examined = await examine(lying)
  expect(examined).toMatchObject({ ok: true, value: { width: 1200, height: 1600 } })
  if (examined.ok) expect((await sharp(examined.value.viewing).metadata()).orientation).toBeUndefined()
})

test('a CMYK picture is shown in the colours of screens', async () => {
  const cmyk = await sharp({ create: { width: 1000, height: 1000, channels: 3, background: '#1E5B4F' } })
    .toColourspace('cmyk').jpeg().toBuffer()
  expect((await sharp(cmyk).metadata()).space).toBe('cmyk')
  const examined = await examine(cmyk)
  if (!examined.ok) throw new Error(examined.refusal)
  expect((await sharp(examined.value.viewing).metadata()).space).toBe('srgb')
})

test('sharpness is the variance of the Laplacian, as summed by hand', async () => {
  const jpg = await drawPage({ width: 600, height: 500 }).toBuffer()
  const { data, info: { width, height } } = await sharp(jpg).greyscale().raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => data[y * width + x] ?? 0
  const values: number[] = []
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      values.push(at(x, y - 1) + at(x, y + 1) + at(x - 1, y) + at(x + 1, y) - 4 * at(x, y))
    }
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  const examined = await examine(jpg)
  if (!examined.ok) throw new Error(examined.refusal)
  expect(Number(examined.value.sharpness) / variance).toBeGreaterThan(0.97)
  expect(Number(examined.value.sharpness) / variance).toBeLessThan(1.03)
})

test('§4.3.2 NC9 a blurred page is warned of, a small one too, a good one is not', async () => {
  const warnings = async (options: Parameters<typeof drawPage>[0]) => {
    const examined = await examine(await drawPage(options).toBuffer())
    return examined.ok ? warnOfLegibility(examined.value) : examined.refusal
  }
  expect(await warnings({})).toEqual([])
  expect(await warnings({ blur: 5 })).toEqual(['blurred'])
  expect(await warnings({ width: 999, height: 1400 })).toEqual(['small'])
})
