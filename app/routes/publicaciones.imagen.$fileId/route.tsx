/** The viewing copy of the articles' picture: for its owner and for who judges an article of it, never the original. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendViewingCopy } from './queries.server.ts'

export const loader = (args: LoaderFunctionArgs) => sendViewingCopy(args, args.params['fileId'])
