/** Reads a sent step, saves it as a draft, and says what a page of the form must know of it. */
import { z } from 'zod'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { isStorable } from '#app/http/storable-text.ts'
import type { Actor } from '#app/http/actor.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { saveRegistrationDraft } from '#app/use-cases/save-registration-draft.server.ts'
import { REGISTRATION_STEPS } from '#exam-engine/convocatoria/registration-fields.ts'
import type { DraftReply } from './draft-reply.ts'
import { readRegistration } from './registration-state.server.ts'
import { originOf } from './request-origin.ts'

export const stepSchema = z.object({
  step: z.enum(REGISTRATION_STEPS),
  revision: z.coerce.number().int().min(0).max(1_000_000),
  fields: z.record(z.string().max(40), z.string().max(4_000).refine(isStorable)),
})
export type SentStep = z.output<typeof stepSchema>

export async function saveStep(args: RequestArgs, actor: Actor, sent: SentStep): Promise<{ reply: DraftReply, status: number }> {
  const { services } = args.context
  const saved = await saveRegistrationDraft(services, actor, originOf(args), {
    step: sent.step, read: sent.revision, fields: sent.fields,
  })
  if (saved.ok) return { reply: { ok: true, ...saved.value }, status: 200 }
  const { refusal } = saved
  const text = describeRefusal(saved)
  const status = refusalStatus(refusal)
  if (refusal !== 'DRAFT_STALE') return { reply: { ok: false, refusal, text }, status }
  const state = await readRegistration(services.database.db, actor.personId)
  if (state === undefined) throw new Error('who has a stale draft is on the roster')
  const { revision } = state.steps[sent.step]
  return { reply: { ok: false, refusal, text, revision, stored: state.draft[sent.step] }, status }
}
