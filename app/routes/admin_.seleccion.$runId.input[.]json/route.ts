/** The frozen package of a run, byte for byte, for the coordination and the auditor. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '#app/http/guards.server.ts'
import { sendRunDocument } from './send-run-document.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin', 'auditor')
  return sendRunDocument(args.context, args.params['runId'], 'input')
}
