/** The board as JSON, for the page that keeps itself true. Asks for the same role at the same sede as the page. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { openBoard } from '../supervisor_.turno.$turnoId/queries.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { board } = await openBoard(args)
  return Response.json(board, { headers: { 'Cache-Control': 'no-store' } })
}
