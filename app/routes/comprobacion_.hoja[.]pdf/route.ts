/** The sheet of a sede's machines, for its staff and for the coordination. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendSheet } from './send-sheet.server.ts'

export const loader = (args: LoaderFunctionArgs) => sendSheet(args)
