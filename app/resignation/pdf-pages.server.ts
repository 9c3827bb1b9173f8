/** The one worker that draws uploaded PDFs: off the loop that acknowledges answers, one file at a time, each for so long. */
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { PdfPagesResult } from './pdf-pages-worker.ts'

/** A scanned page takes a tenth of a second; what takes this long was made to. */
const PATIENCE_MS = 20_000
const MAX_WAITING = 50

export interface PdfPages {
  /** `unusable` too for what takes too long. */
  draw(bytes: Uint8Array): Promise<PdfPagesResult>
  close(): Promise<void>
}

/** Starts nothing before the first file. One per process. */
export function startPdfPages(): PdfPages {
  const pool = new Piscina<Uint8Array, PdfPagesResult>({
    filename: fileURLToPath(new URL('./pdf-pages-worker.ts', import.meta.url)),
    minThreads: 0, maxThreads: 1, maxQueue: MAX_WAITING, idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  return {
    async draw(bytes) {
      try {
        // The task ends with its thread: WebAssembly does not look up from its work.
        return await pool.run(Uint8Array.from(bytes), { signal: AbortSignal.timeout(PATIENCE_MS) })
      } catch {
        return { kind: 'unusable' }
      }
    },
    close: () => pool.destroy(),
  }
}
