/** One version of the call as the bytes that were hashed. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendVersion } from './queries.server.ts'

export const loader = (args: LoaderFunctionArgs) => sendVersion(args)
