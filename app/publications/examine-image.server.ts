/**
 * Takes the one JPG with a resident's articles apart: is it one, of the declared size, whole, and not larger decoded
 * than we can bear; how large and sharp is it. Gives the copy that others see: decoded and written anew, upright,
 * without metadata or anything that stood beside the picture. Refuses with what the file really is. Convocatoria §4.3
 */
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { LARGEST_PICTURE_BYTES } from '#exam-engine/convocatoria/check-articles.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'

/** §4.3: "con un peso no mayor 400 kb". */
export const LARGEST_IMAGE_BYTES = LARGEST_PICTURE_BYTES
/** A page of 400 dots per inch has 15 million; all articles are in one picture. */
export const MOST_PIXELS = 40_000_000

export interface ExaminedImage {
  /** As it is seen, upright. */
  readonly width: number
  readonly height: number
  /** Variance of the Laplacian of the grey picture, 0–255: more is sharper. One decimal. */
  readonly sharpness: string
  readonly viewing: Uint8Array
}

export type ImageRefusal =
  'IMAGE_MISSING' | 'IMAGE_EMPTY' | 'IMAGE_TOO_LARGE' | 'IMAGE_NOT_JPG' | 'IMAGE_DAMAGED' | 'IMAGE_TOO_MANY_PIXELS'

/** Nothing of a picture stays in memory after it, and one picture takes one core. */
sharp.cache(false)
sharp.concurrency(1)

/** `bytes` of `size`; when the size is over the limit, the bytes may be cut. `most` is the call's limit, if it is less. */
export async function examineImage(
  bytes: Uint8Array, size: number, most = LARGEST_IMAGE_BYTES,
): Promise<Result<ExaminedImage, ImageRefusal>> {
  if (size === 0) return refuse('IMAGE_EMPTY')
  const kind = await nameKind(bytes)
  const limit = Math.min(most, LARGEST_IMAGE_BYTES)
  if (size > limit) return refuse('IMAGE_TOO_LARGE', { bytes: size, most: limit, kind })
  if (kind !== 'JPG') return refuse('IMAGE_NOT_JPG', { bytes: size, kind })
  return oneAtATime(() => decode(bytes, size))
}

async function decode(bytes: Uint8Array, size: number): Promise<Result<ExaminedImage, ImageRefusal>> {
  try {
    // The header alone: nothing is decoded before its size is known to be bearable.
    const { width, height, format } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (format !== 'jpeg') return refuse('IMAGE_NOT_JPG', { bytes: size, kind: format.toUpperCase() })
    if (width * height > MOST_PIXELS) {
      return refuse('IMAGE_TOO_MANY_PIXELS', { width, height, pixels: width * height, most: MOST_PIXELS })
    }
    const limits = { limitInputPixels: MOST_PIXELS, failOn: 'error' } as const
    const { data, info } = await sharp(bytes, limits).autoOrient().toColourspace('srgb')
      .jpeg({ quality: 85 }).toBuffer({ resolveWithObject: true })
    const { sharpness } = await sharp(bytes, limits).stats()
    // The library divides the Laplacian by nine before it takes the deviation.
    return accept({
      width: info.width, height: info.height, sharpness: ((9 * sharpness) ** 2).toFixed(1), viewing: data,
    })
  } catch {
    return refuse('IMAGE_DAMAGED', { bytes: size })
  }
}

/** By its first bytes, whatever it is called: 'JPG', 'PNG' … or 'desconocido'. */
async function nameKind(bytes: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(bytes)
  return found === undefined ? 'desconocido' : found.ext.toUpperCase()
}

let last: Promise<unknown> = Promise.resolve()

/** A flood of pictures must not take the machine from those who sit an exam: they wait for each other here. */
function oneAtATime<T>(act: () => Promise<T>): Promise<T> {
  const turn = last.then(act, act)
  last = turn.catch(() => undefined)
  return turn
}
