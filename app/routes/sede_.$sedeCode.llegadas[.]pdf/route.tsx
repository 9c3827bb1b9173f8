/** Who arrives at a UMAE, as a document. Convocatoria §5.9.3 */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { openUmae } from '#app/arrivals/receiver.server.ts'
import { sendArrivals } from '#app/arrivals/send-arrivals.server.ts'

export const loader = async (args: LoaderFunctionArgs) => sendArrivals(args, await openUmae(args), 'pdf')
