/** Sends an announcement. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { findAttemptOfTurnoByFolio } from '#db/queries/turnos.ts'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { announce } from '#app/use-cases/announce.server.ts'
import { announcementSchema } from './schema.ts'

export async function submitAnnouncement(args: RequestArgs, turnoId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(turnoId)) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: announcementSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { services } = args.context
  const { id, sede, folio, text } = submission.value
  const attemptId = folio === '' ? null : await findAttemptOfTurnoByFolio(services.database.db, turnoId, folio)
  if (attemptId === undefined) {
    const errors = [describeRefusal({ refusal: 'CANDIDATE_UNKNOWN' })]
    return data(submission.reply({ fieldErrors: { folio: errors } }), { status: refusalStatus('CANDIDATE_UNKNOWN') })
  }
  const told = await announce(services, actor, {
    id, turnoId, sedeCode: sede === '' ? null : sede, attemptId, text,
  })
  if (told.ok) throw redirect(`/admin/turno/${turnoId}/avisos`)
  return data(submission.reply({ formErrors: [describeRefusal(told)] }), { status: refusalStatus(told.refusal) })
}
