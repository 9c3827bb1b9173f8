/** Issues the acta of the turno at the own sede. §3.1 */
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { notFound } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { issueActa } from '#app/use-cases/issue-acta.server.ts'
import { openBoard } from '../supervisor_.turno.$turnoId/queries.server.ts'

export async function submitActa(args: ActionFunctionArgs) {
  const { actor, board: { turno, sede } } = await openBoard(args)
  const issued = await issueActa(args.context.services, actor, { turnoId: turno.id, sedeCode: sede.code })
  if (issued.ok) throw redirect(`/supervisor/turno/${turno.id}/acta?sede=${sede.code}`)
  if (issued.refusal === 'ROSTER_EMPTY') throw notFound()
  const { refusal, detail } = issued
  const problem = describeRefusal(detail === undefined ? { refusal } : { refusal, detail })
  return data({ problem }, { status: refusalStatus(refusal) })
}
