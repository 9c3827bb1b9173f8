/** Who arrives at the sedes of the own OOAD, as a document. Convocatoria §5.9.3 */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { openOoad } from '#app/arrivals/receiver.server.ts'
import { sendArrivals } from '#app/arrivals/send-arrivals.server.ts'

export const loader = async (args: LoaderFunctionArgs) => sendArrivals(args, await openOoad(args), 'pdf')
