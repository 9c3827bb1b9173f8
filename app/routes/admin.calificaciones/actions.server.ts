/** Reminds professors, or decides a correction. §4.2 C */
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { answerDecision } from '#app/grades/decide-correction.server.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { remindProfessors } from '#app/use-cases/remind-professors.server.ts'

const remindSchema = z.object({
  intent: z.literal('remind'),
  sede: z.string().max(40).optional(),
  ceme: z.string().max(120).optional(),
})

export async function submitGradesPage(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const { services } = args.context
  const form = await args.request.formData()
  if (form.has('correction')) return answerDecision(services, actor, form, '/admin/calificaciones')
  const sent = remindSchema.safeParse(Object.fromEntries(form))
  if (!sent.success)
    return data({ correctionId: null, error: 'Actualice la página y elija de nuevo.' }, { status: 422 })
  const { sede, ceme } = sent.data
  const course = sede === undefined || ceme === undefined ? null : { sedeCode: sede, ceme }
  const done = await remindProfessors(services, actor, course)
  if (done.ok) throw redirect(`/admin/calificaciones?avisos=${done.value.written}&previos=${done.value.standing}`)
  return data({ correctionId: null, error: describeRefusal(done) }, { status: refusalStatus(done.refusal) })
}
