/**
 * Paper before the camera of a page: what getUserMedia hands over shows the picture instead of a lens. From there on all
 * is the page's own: its dialog, its video, its reader of frames.
 */
import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Page } from '@playwright/test'
import jsQR from 'jsqr'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { toBuffer } from 'qrcode'

/** Dots per inch of a cheap printer held before a tablet. */
const PRINTED_DPI = 150

/** The first page of a PDF as it comes out of a printer, as PNG. */
export async function printToImage(pdf: Buffer): Promise<Buffer> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const page = await (await task.promise).getPage(1)
  const viewport = page.getViewport({ scale: PRINTED_DPI / 72 })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await page.render({
    canvas: null, canvasContext: canvas.getContext('2d') as unknown as CanvasRenderingContext2D, viewport,
  }).promise
  await task.destroy()
  return canvas.toBuffer('image/png')
}

/** What the code on a printed page says, or null where none can be read. */
export async function readCode(picture: Buffer): Promise<string | null> {
  const image = await loadImage(picture)
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data, width, height } = context.getImageData(0, 0, image.width, image.height)
  return jsQR.default(data, width, height)?.data ?? null
}

/** A code that somebody made at home. */
export function drawCode(text: string): Promise<Buffer> {
  return toBuffer(text, { scale: 6, margin: 4 })
}

/** Until the next picture; the page asks for its camera again each time that its dialog opens. */
export async function holdBeforeCamera(page: Page, picture: Buffer): Promise<void> {
  await page.evaluate(async (address) => {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    const context = canvas.getContext('2d')
    const draw = () => { context?.drawImage(image, 0, 0) }
    navigator.mediaDevices.getUserMedia = () => {
      draw()
      // A canvas gives a frame when it is drawn upon.
      window.setInterval(draw, 100)
      return Promise.resolve(canvas.captureStream(10))
    }
  }, `data:image/png;base64,${picture.toString('base64')}`)
}
