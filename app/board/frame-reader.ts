/**
 * Reads QR codes from frames of a camera: by the browser's own BarcodeDetector where it has one, by jsQR where not.
 * Answers null for a frame in which nothing can be read; the library is fetched only where it is needed.
 */
export type ReadFrame = (video: HTMLVideoElement) => Promise<string | null>

interface Detector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>
}

interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}

export async function createFrameReader(): Promise<ReadFrame> {
  const own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  const formats = (await own?.getSupportedFormats().catch(() => [])) ?? []
  if (own !== undefined && formats.includes('qr_code')) {
    const detector = new own({ formats: ['qr_code'] })
    return async (video) => (await detector.detect(video)).at(0)?.rawValue ?? null
  }
  const { default: jsQr } = await import('jsqr')
  // Published as CommonJS: some bundlers hand over the module, some its default.
  const decode = (typeof jsQr === 'function' ? jsQr : (jsQr as { default: unknown }).default) as Decode
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (video) => {
    if (context === null || video.videoWidth === 0) return Promise.resolve(null)
    canvas.width = video.videoWidth
    canvas.height = video.videoHeight
    context.drawImage(video, 0, 0)
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
    return Promise.resolve(decode(data, width, height)?.data ?? null)
  }
}

type Decode = (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null
