/** Reprints a lost solicitud for a candidate of the own sede, by POST: it leaves an entry in the trail. §3.1 C */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '#app/http/guards.server.ts'
import { originOf } from '#app/registration/request-origin.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { sendSolicitudOf } from '#app/exam-room/render-solicitud-of.server.ts'
import { reprintSolicitud } from '#app/use-cases/reprint-solicitud.server.ts'
import { openBoard } from '../supervisor_.turno.$turnoId/queries.server.ts'

/** The file comes only as the answer to a reprint. */
export async function loader(args: LoaderFunctionArgs) {
  await openBoard(args)
  throw notFound()
}

export async function action(args: ActionFunctionArgs) {
  const { actor, board } = await openBoard(args)
  const attemptId = (await args.request.formData()).get('attemptId')
  const here = board.candidates.some((candidate) => candidate.attemptId === attemptId)
  if (typeof attemptId !== 'string' || !isUuid(attemptId) || !here) throw notFound()
  const reprinted = await reprintSolicitud(args.context.services, actor, { attemptId })
  const response = reprinted.ok ? await sendSolicitudOf(args.context.services, reprinted.value.personId, { actor, origin: originOf(args) }) : null
  if (response === null) throw notFound()
  return response
}
