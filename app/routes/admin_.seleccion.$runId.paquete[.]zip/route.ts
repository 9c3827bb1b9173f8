/** The audit package of a run, the bytes that were fixed when it ran, for the coordination and the auditor. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '#app/http/guards.server.ts'
import { sendPackage } from './send-package.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin', 'auditor')
  return sendPackage(args.context, args.params['runId'])
}
