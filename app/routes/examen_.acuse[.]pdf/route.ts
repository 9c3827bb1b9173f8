/** The own receipt as PDF, with the signed text attached. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendReceipt } from './queries.server.ts'

export const loader = (args: LoaderFunctionArgs) => sendReceipt(args)
