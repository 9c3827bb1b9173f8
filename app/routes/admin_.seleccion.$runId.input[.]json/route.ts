/** The frozen package of a run, byte for byte, for the coordination and the auditor, while its scores are open. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '#app/http/guards.server.ts'
import { takeOpenScores } from '#app/score-openings/require-opening.server.ts'
import { requireOpenRun } from '#app/selection/require-open-run.server.ts'
import { sendRunDocument } from './send-run-document.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'admin', 'auditor')
  await requireOpenRun(args.context.services.database.db, actor, args.params['runId'])
  await takeOpenScores(args, actor, { scope: 'run', subjectId: args.params['runId'] ?? '' }, 'input.json')
  return sendRunDocument(args.context, args.params['runId'], 'input')
}
