/** Asks the server what the scanned code is. `unchecked` when no answer comes soon: the door does not wait for the net. */
import type { PrintedVerdict, ScannedPrint } from './printed-verdict.ts'

const PATIENCE_MS = 4_000

export async function askVerdict(turnoId: string, sedeCode: string, text: string): Promise<ScannedPrint['verdict']> {
  try {
    const response = await fetch(`/supervisor/turno/${turnoId}/codigo-impreso?sede=${encodeURIComponent(sedeCode)}`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return response.ok ? (await response.json() as PrintedVerdict).kind : 'unchecked'
  } catch {
    return 'unchecked'
  }
}
