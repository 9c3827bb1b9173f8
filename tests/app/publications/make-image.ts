// Pictures made in the test: pages of lines as a scanner gives them, and files that pretend to be one.
import sharp from 'sharp'

interface PageOptions {
  width?: number
  height?: number
  /** Pixels of blur. */
  blur?: number
  quality?: number
}

/** White with rows of dark strokes of the size of letters. */
export function drawPage({ width = 1200, height = 1600, blur = 0, quality = 70 }: PageOptions = {}) {
  const grey = Buffer.alloc(width * height, 255)
  for (let y = 60; y < height - 60; y += 1) {
    if (y % 40 > 18) continue
    for (let x = 60; x < width - 60; x += 1) if ((x * 7 + (y >> 3) * 13) % 23 < 6) grey[y * width + x] = 20
  }
  const page = sharp(grey, { raw: { width, height, channels: 1 } })
  return (blur === 0 ? page : page.blur(blur)).jpeg({ quality })
}

/** A JPG of exactly so many bytes: what follows the end of the picture is no part of it. */
export async function jpgOfBytes(bytes: number): Promise<Buffer> {
  const page = await drawPage().toBuffer()
  if (page.length > bytes) throw new Error(`the page has ${String(page.length)} bytes`)
  return Buffer.concat([page, Buffer.alloc(bytes - page.length)])
}

/** The same picture, with other sides written in its header. */
export function claimSides(jpg: Buffer, width: number, height: number): Buffer {
  const bent = Buffer.from(jpg)
  const frame = bent.indexOf(Buffer.from([0xff, 0xc0]))
  if (frame < 0) throw new Error('no baseline frame')
  bent.writeUInt16BE(height, frame + 5)
  bent.writeUInt16BE(width, frame + 7)
  return bent
}
