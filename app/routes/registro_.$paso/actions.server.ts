/** Saves a step that the plain form sent, complete or not, and leads on when nothing of it is missing. */
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { stepHref } from '#app/labels/registration.ts'
import type { StepReply } from '#app/registration/draft-reply.ts'
import { requireConsent } from '#app/privacy/require-consent.server.ts'
import { readRegistration } from '#app/registration/registration-state.server.ts'
import { saveStep, stepSchema } from '#app/registration/save-step.server.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { REGISTRATION_STEPS, STEP_FIELDS } from '#exam-engine/convocatoria/registration-fields.ts'
import { problemsOf, stepOf, type StepArgs } from './queries.server.ts'

export async function submitStep(args: StepArgs) {
  const actor = await requireRole(args, 'residente')
  const step = stepOf(args)
  await requireConsent(args, actor, stepHref(step))
  const form = await args.request.formData()
  const typed = Object.fromEntries(STEP_FIELDS[step].map((name) => {
    const value = form.get(name)
    return [name, typeof value === 'string' ? value : '']
  }))
  const sent = stepSchema.safeParse({ step, revision: form.get('revision') ?? undefined, fields: typed })
  if (!sent.success) {
    const refused = { ok: false, refusal: 'PAYLOAD_INVALID' } as const
    return data<StepReply>({ typed, problems: [], draft: { ...refused, text: describeRefusal(refused) } }, { status: 422 })
  }
  const { reply, status } = await saveStep(args, actor, sent.data)
  if (!reply.ok) return data<StepReply>({ typed, problems: [], draft: reply }, { status })
  const state = await readRegistration(args.context.services.database.db, actor.personId)
  if (state === undefined) throw notFound()
  const problems = problemsOf(state, step)
  if (problems.length > 0) return data<StepReply>({ typed, problems, draft: reply }, { status: 422 })
  const next = REGISTRATION_STEPS[REGISTRATION_STEPS.indexOf(step) + 1]
  throw redirect(next === undefined ? '/registro/revision' : stepHref(next))
}
