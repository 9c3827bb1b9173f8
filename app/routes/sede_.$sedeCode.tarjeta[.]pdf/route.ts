/** The emergency card of a sede, to be printed: for its authority, its supervisors and the coordination. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendEmergencyCard } from '#app/rooms/send-papers.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  return sendEmergencyCard(args)
}
