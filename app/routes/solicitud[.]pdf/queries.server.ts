/** Renders the solicitud of whoever asks, from the registration as it stands now (§2.2 A). */
import { sendSolicitudOf } from '#app/exam-room/render-solicitud-of.server.ts'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'

/** 404 for a resident who is not registered. */
export async function sendSolicitud(args: RequestArgs): Promise<Response> {
  const actor = await requireRole(args, 'residente')
  const response = await sendSolicitudOf(args.context.services, actor.personId)
  if (response === null) throw notFound()
  return response
}
