/** Sends a machine's result by plain request, which also gets through where the socket does not. */
import type { CheckResult } from './measurements.ts'

const WITHIN_MS = 20_000

/** Null once it is stored; otherwise what to tell the person. Sending the same id again stores nothing twice. */
export async function sendResult(result: CheckResult): Promise<string | null> {
  try {
    const response = await fetch('/comprobacion/resultado', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(result),
      redirect: 'error', signal: AbortSignal.timeout(WITHIN_MS),
    })
    if (response.ok) return null
    const { message } = await response.json() as { message?: unknown }
    return typeof message === 'string' ? message : UNKNOWN
  } catch {
    return 'No hubo respuesta del servidor. Revise la red y vuelva a enviarlo; lo medido sigue en esta página.'
  }
}

const UNKNOWN = 'El servidor no pudo guardar el resultado. Vuelva a enviarlo.'
