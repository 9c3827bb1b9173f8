/** The acceptance by course and by sede, in counts, as an Excel workbook. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendAcceptance } from '#app/arrivals/send-acceptance.server.ts'

export const loader = (args: LoaderFunctionArgs) => sendAcceptance(args, 'xlsx')
