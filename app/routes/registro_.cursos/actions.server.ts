/** Saves the order of the sedes; where there is no script, after one act on it. */
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { stepHref } from '#app/labels/registration.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import type { StepReply } from '#app/registration/draft-reply.ts'
import { requireConsent } from '#app/privacy/require-consent.server.ts'
import { applyOrderAct } from '#app/registration/order-list.ts'
import { readRegistration } from '#app/registration/registration-state.server.ts'
import { saveStep, stepSchema } from '#app/registration/save-step.server.ts'
import { readPools } from '#exam-engine/convocatoria/registration-fields.ts'
import { preferenceProblems } from './queries.server.ts'

export async function submitOrder(args: RequestArgs) {
  const actor = await requireRole(args, 'residente')
  await requireConsent(args, actor, stepHref('preferences'))
  const form = await args.request.formData()
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const act = text('act')
  const typed = { pools: applyOrderAct(readPools(text('pools')), act).join(',') }
  const sent = stepSchema.safeParse({ step: 'preferences', revision: form.get('revision') ?? undefined, fields: typed })
  if (!sent.success) {
    const refused = { ok: false, refusal: 'PAYLOAD_INVALID' } as const
    return data<StepReply>({ typed, problems: [], draft: { ...refused, text: describeRefusal(refused) } }, { status: 422 })
  }
  const { reply, status } = await saveStep(args, actor, sent.data)
  if (!reply.ok) return data<StepReply>({ typed, problems: [], draft: reply }, { status })
  if (act !== '') throw redirect(stepHref('preferences'))
  const state = await readRegistration(args.context.services.database.db, actor.personId)
  if (state === undefined) throw notFound()
  const problems = preferenceProblems(state)
  if (problems.length > 0) return data<StepReply>({ typed, problems, draft: reply }, { status: 422 })
  throw redirect(stepHref('declarations'))
}
