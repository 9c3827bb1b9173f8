/**
 * Sends a form of the board; where the server cannot be reached, the page stays
 * with what was typed and says that nothing was recorded.
 */
import type { SubmissionResult } from '@conform-to/react'

const UNREACHABLE = 'No se registró: este equipo no alcanza al servidor. Revise la red e intente de nuevo.'

/** `send` is Remix's serverAction; `wrap` gives the refusal the shape of the route's own replies. */
export async function sendOrKeep<Reply>(send: () => Promise<Reply>, wrap: (result: SubmissionResult) => Reply) {
  try {
    return await send()
  } catch (error) {
    // How a browser's fetch tells that there was no answer at all.
    if (!(error instanceof TypeError)) throw error
    // A Response, because only its status keeps the loaders from being asked, in vain, for the page anew.
    return Response.json(wrap({ status: 'error', error: { '': [UNREACHABLE] } }), { status: 503 })
  }
}
