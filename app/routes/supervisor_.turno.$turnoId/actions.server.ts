/**
 * Admits or denies the candidate of the panel, releases their machine, records an incident, that they left the room or
 * came back; a refusal keeps what was typed. §3.1 C
 */
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { boardHref, readBoardView } from '#app/board/board-href.ts'
import { requireRoleAtSede } from '#app/http/guards.server.ts'
import type { Refusal } from '#app/http/refusal.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { admitCandidate } from '#app/use-cases/admit-candidate.server.ts'
import { denyCandidate } from '#app/use-cases/deny-candidate.server.ts'
import { recordExit, recordReturn } from '#app/use-cases/record-exit.server.ts'
import { recordIncident } from '#app/use-cases/record-incident.server.ts'
import { releaseLease } from '#app/use-cases/release-lease.server.ts'
import type { Refused, Result } from '#exam-engine/kernel/result.ts'
import { openBoard, type OpenBoard } from './queries.server.ts'
import {
  admitSchema, denySchema, exitFormSchema, incidentFormSchema, releaseSchema, returnFormSchema,
} from './schema.ts'

export interface PanelReply {
  intent: 'admit' | 'deny' | 'release' | 'incident' | 'exit' | 'return'
  result: SubmissionResult
}

export async function submitPanel(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const open = await openBoard(args)
  await requireRoleAtSede(args, 'supervisor', open.board.sede.code)
  if (open.person === null) throw new Response('ATTEMPT_UNKNOWN', { status: 404 })
  const intent = form.get('intent')
  if (intent === 'admit') return admit(args, form, open, open.person)
  if (intent === 'deny') return deny(args, form, open, open.person)
  if (intent === 'release') return release(args, form, open, open.person)
  if (intent === 'incident') return record(args, form, open, open.person)
  if (intent === 'exit') return leave(args, form, open, open.person)
  if (intent === 'return') return comeBack(args, form, open, open.person)
  throw new Response('PAYLOAD_INVALID', { status: 422 })
}

async function admit(
  { context: { services }, request }: ActionFunctionArgs,
  form: FormData,
  { actor, board }: OpenBoard,
  attemptId: string
) {
  const submission = parseWithZod(form, { schema: admitSchema })
  if (submission.status !== 'success') return reply('admit', submission.reply(), 422)
  const checks = { solicitudShown: true, idShown: true, identityMatches: true }
  const admitted = await admitCandidate(services, actor, { attemptId, checks })
  return finish('admit', admitted, (errors) => submission.reply({ formErrors: errors }), backTo(request, board))
}

async function deny(
  { context: { services }, request }: ActionFunctionArgs,
  form: FormData,
  { actor, board }: OpenBoard,
  attemptId: string
) {
  const submission = parseWithZod(form, { schema: denySchema })
  if (submission.status !== 'success') return reply('deny', submission.reply(), 422)
  const { reason, note, statement } = submission.value
  const denied = await denyCandidate(services, actor, { attemptId, denial: { reason, note, statement } })
  return finish('deny', denied, (errors) => submission.reply({ formErrors: errors }), backTo(request, board))
}

async function release(
  { context: { services }, request }: ActionFunctionArgs,
  form: FormData,
  { actor, board }: OpenBoard,
  attemptId: string
) {
  const submission = parseWithZod(form, { schema: releaseSchema })
  if (submission.status !== 'success') return reply('release', submission.reply(), 422)
  const { reason, note } = submission.value
  const released = await releaseLease(services, actor, { attemptId, release: { reason, note } })
  return finish('release', released, (errors) => submission.reply({ formErrors: errors }), backTo(request, board))
}

async function record(
  { context: { services }, request }: ActionFunctionArgs,
  form: FormData,
  { actor, board }: OpenBoard,
  attemptId: string
) {
  const submission = parseWithZod(form, { schema: incidentFormSchema })
  if (submission.status !== 'success') return reply('incident', submission.reply(), 422)
  const { category, note } = submission.value
  const recorded = await recordIncident(services, actor, { attemptId, report: { category, note } })
  return finish('incident', recorded, (errors) => submission.reply({ formErrors: errors }), backTo(request, board))
}

async function leave(
  { context: { services }, request }: ActionFunctionArgs,
  form: FormData,
  { actor, board }: OpenBoard,
  attemptId: string
) {
  const submission = parseWithZod(form, { schema: exitFormSchema })
  if (submission.status !== 'success') return reply('exit', submission.reply(), 422)
  const { reason, note } = submission.value
  const recorded = await recordExit(services, actor, { attemptId, report: { reason, note } })
  return finish('exit', recorded, (errors) => submission.reply({ formErrors: errors }), backTo(request, board))
}

async function comeBack(
  { context: { services }, request }: ActionFunctionArgs,
  form: FormData,
  { actor, board }: OpenBoard,
  attemptId: string
) {
  const submission = parseWithZod(form, { schema: returnFormSchema })
  if (submission.status !== 'success') return reply('return', submission.reply(), 422)
  const recorded = await recordReturn(services, actor, { attemptId, note: submission.value.note })
  return finish('return', recorded, (errors) => submission.reply({ formErrors: errors }), backTo(request, board))
}

function finish(
  intent: PanelReply['intent'],
  result: Result<null, Refusal>,
  describe: (errors: string[]) => SubmissionResult,
  destination: string
) {
  if (result.ok) throw redirect(destination)
  const refused: Refused<Refusal> = result
  return reply(intent, describe([describeRefusal(refused)]), refusalStatus(refused.refusal))
}

function reply(intent: PanelReply['intent'], result: SubmissionResult, status: number) {
  return data<PanelReply>({ intent, result }, { status })
}

/** The same board with the same panel, which now shows the outcome; the search has served its purpose. */
function backTo(request: Request, { turno, sede }: OpenBoard['board']): string {
  const view = readBoardView(new URL(request.url).searchParams, sede.code)
  return boardHref(turno.id, { ...view, search: '' })
}
