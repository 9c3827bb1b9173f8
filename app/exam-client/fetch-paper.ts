/** The sealed paper by plain request: app/routes/examen.papel.$formId serves it. Cacheable, and useless before T0. */
const WITHIN_MS = 60_000

/** Rejects when nothing came, or something else. */
export type FetchPaper = (formId: string) => Promise<Uint8Array<ArrayBuffer>>

interface FetchOptions {
  /** Origin of the server; the page's own when absent. */
  origin?: string
  /** For clients that are not browsers. */
  headers?: Record<string, string>
}

export function createFetchPaper({ origin = '', headers = {} }: FetchOptions = {}): FetchPaper {
  return async (formId) => {
    const response = await fetch(`${origin}/examen/papel/${formId}`, { headers, signal: AbortSignal.timeout(WITHIN_MS) })
    if (!response.ok || response.redirected) throw new Error(`no sealed paper: ${String(response.status)}`)
    return new Uint8Array(await response.arrayBuffer())
  }
}
