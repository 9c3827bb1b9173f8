/** The copy of a sent resignation, for its author and the coordination. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendCopy } from './queries.server.ts'

export const loader = (args: LoaderFunctionArgs) => sendCopy(args, args.params['resignationId'])
