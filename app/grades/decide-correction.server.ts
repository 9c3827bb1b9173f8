/** The answer to a decision on a correction, from whichever page it was sent. §4.2 C */
import { data, redirect } from '@remix-run/node'
import type { Actor } from '#app/http/actor.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import type { Services } from '#app/services.server.ts'
import { decideCorrection } from '#app/use-cases/correct-grade.server.ts'
import { decideSchema } from './correction-schema.ts'

export interface DecisionReply {
  correctionId: string | null
  error: string
}

export async function answerDecision(services: Services, actor: Actor, form: FormData, back: string) {
  const sent = decideSchema.safeParse(Object.fromEntries(form))
  if (!sent.success) {
    return data<DecisionReply>({ correctionId: null, error: 'Actualice la página y elija de nuevo.' }, { status: 422 })
  }
  const { intent, correction, note } = sent.data
  const decided = await decideCorrection(services, actor, { correctionId: correction, event: intent, note })
  if (decided.ok) throw redirect(back)
  return data<DecisionReply>(
    { correctionId: correction, error: describeRefusal(decided) },
    { status: refusalStatus(decided.refusal) }
  )
}
