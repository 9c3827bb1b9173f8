/** The audit package of a run, the bytes that were fixed when it ran, for the coordination and the auditor, while its scores are open. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '#app/http/guards.server.ts'
import { takeOpenScores } from '#app/score-openings/require-opening.server.ts'
import { requireOpenRun } from '#app/selection/require-open-run.server.ts'
import { sendPackage } from './send-package.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'admin', 'auditor')
  await requireOpenRun(args.context.services.database.db, actor, args.params['runId'])
  await takeOpenScores(args, actor, { scope: 'run', subjectId: args.params['runId'] ?? '' }, 'paquete.zip')
  return sendPackage(args.context, args.params['runId'])
}
