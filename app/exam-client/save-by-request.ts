/** Saves by plain request, where neither WebSocket nor polling gets through: app/routes/examen.guardar takes them. */
import type { AttachRequest, Refusal, SaveReply, SaveRequest } from '#app/live/protocol.ts'

const ANSWER_WITHIN_MS = 10_000

/** Rejects when nothing came back that was a reply. */
export type SaveByRequest = (
  request: AttachRequest & SaveRequest & { attemptId: string },
) => Promise<SaveReply | Refusal>

export const saveByRequest: SaveByRequest = async (request) => {
  const response = await fetch('/examen/guardar', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  return await response.json() as SaveReply | Refusal
}
