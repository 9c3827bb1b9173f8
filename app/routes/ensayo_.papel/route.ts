/** The sealed package of the rehearsal's public items, for whoever may rehearse. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendRehearsalPaper } from './send-paper.server.ts'

export const loader = (args: LoaderFunctionArgs) => sendRehearsalPaper(args)
