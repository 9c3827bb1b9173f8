/** Keeps the draft, signs it, or gives the article back. What was written is kept also when it cannot be signed yet. */
import { data, redirect } from '@remix-run/node'
import { concludeJudgement, type JudgementFault } from '#exam-engine/publications/judgement.ts'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { isStorable } from '#app/http/storable-text.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { giveBack, keepDraft, signJudgement } from '#app/use-cases/evaluate-publication.server.ts'
import { readDraft } from './judgement-form-data.ts'

interface Answer {
  saved: boolean
  errors: string[]
  faults: readonly JudgementFault[]
  /** Of the reason for giving back, and of the confirmation. */
  missing: 'reason' | 'confirmation' | null
}

export async function submitEvaluation(args: RequestArgs, evaluationId: string | undefined) {
  const actor = await requireRole(args, 'evaluador')
  if (!isUuid(evaluationId)) throw notFound()
  const { services } = args.context
  const form = await args.request.formData()
  const intent = form.get('intent')
  if (intent === 'return') {
    const reason = String(form.get('reason') ?? '').slice(0, 500)
    const back = await giveBack(services, actor, evaluationId, isStorable(reason) ? reason : '')
    if (back.ok) throw redirect('/evaluador')
    return refuse(back, back.refusal === 'RETURN_NEEDS_REASON' ? { missing: 'reason', errors: [] } : {})
  }
  const draft = readDraft(form)
  if (draft === null) return answer({ errors: [describeRefusal({ refusal: 'PAYLOAD_INVALID' })] }, 422)
  const kept = await keepDraft(services, actor, evaluationId, draft)
  if (!kept.ok) return refuse(kept)
  if (intent !== 'sign') return answer({ saved: true }, 200)
  if (form.get('confirm') !== 'on') {
    // With everything else that is missing: who signs should not find it out piece by piece.
    const concluded = concludeJudgement(draft)
    return answer({ missing: 'confirmation', faults: 'faults' in concluded ? concluded.faults : [] }, 422)
  }
  const signed = await signJudgement(services, actor, evaluationId, draft)
  if (signed.ok) throw redirect('/evaluador')
  if (signed.refusal === 'JUDGEMENT_INCOMPLETE') return answer({ faults: signed.faults }, 422)
  return refuse(signed)
}

function refuse(refused: Parameters<typeof describeRefusal>[0], given: Partial<Answer> = {}) {
  return answer({ errors: [describeRefusal(refused)], ...given }, refusalStatus(refused.refusal))
}

function answer(given: Partial<Answer>, status: number) {
  return data<Answer>({ saved: false, errors: [], faults: [], missing: null, ...given }, { status })
}
