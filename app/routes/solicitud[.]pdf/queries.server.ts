/** The solicitud of whoever asks, of the version that is valid now (§2.2 A). */
import { redirect } from '@remix-run/node'
import { isForTheDesk } from '#app/registration/first-print.server.ts'
import { sendSolicitudOf } from '#app/exam-room/render-solicitud-of.server.ts'
import { originOf } from '#app/registration/request-origin.ts'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'

/** 404 for a resident who is not registered; back home, where it is explained, whose first print is given at the sede. */
export async function sendSolicitud(args: RequestArgs): Promise<Response> {
  const actor = await requireRole(args, 'residente')
  if (await isForTheDesk(args.context.services.database.db, actor.personId)) throw redirect('/residente')
  const response = await sendSolicitudOf(args.context.services, actor.personId, { actor, origin: originOf(args) })
  if (response === null) throw notFound()
  return response
}
