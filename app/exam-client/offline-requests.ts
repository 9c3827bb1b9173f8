/** The two requests of opening without net, by plain HTTP: app/routes/examen.llave-sin-red answers them. */
import { bundleSchema, type OfflineBundle } from '#app/offline-opening/bundle.ts'
import type { GiveRequest, OfflineRequest, TellRequest } from '#app/offline-opening/protocol.ts'

const ANSWER_WITHIN_MS = 15_000
/** Asked again, the server would say the same: no session, not one's own exam, after T0. */
const FOR_GOOD = [401, 403, 404, 410]

export interface OfflineRequests {
  /** Null where the server gives none. Rejects when nothing came back: to be asked again. */
  give(request: GiveRequest): Promise<OfflineBundle | null>
  /** True once the server knows, or will never take it. */
  tell(request: TellRequest): Promise<boolean>
}

interface RequestOptions {
  /** Origin of the server; the page's own when absent. */
  origin?: string
  /** For clients that are not browsers. */
  headers?: Record<string, string>
}

export function createOfflineRequests({ origin = '', headers = {} }: RequestOptions = {}): OfflineRequests {
  const post = (body: OfflineRequest) => fetch(`${origin}/examen/llave-sin-red`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  return {
    async give(request) {
      const response = await post({ act: 'give', ...request })
      if (FOR_GOOD.includes(response.status)) return null
      if (!response.ok) throw new Error(`no key: ${String(response.status)}`)
      return bundleSchema.parse((await response.json() as { bundle?: unknown }).bundle)
    },
    async tell(request) {
      const { ok, status } = await post({ act: 'tell', ...request })
      return ok || status === 404 || status === 409
    },
  }
}
