/** The frozen package of a run, byte for byte, for the coordination and the auditor. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '#app/http/guards.server.ts'
import { requireOpenRun } from '#app/selection/require-open-run.server.ts'
import { sendRunDocument } from './send-run-document.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'admin', 'auditor')
  await requireOpenRun(args.context.services.database.db, actor, args.params['runId'])
  return sendRunDocument(args.context, args.params['runId'], 'input')
}
