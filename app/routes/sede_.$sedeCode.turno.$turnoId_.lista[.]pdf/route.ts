/** The list of a turno at a sede, to be signed at the door. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendRoster } from '#app/rooms/send-papers.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  return sendRoster(args)
}
