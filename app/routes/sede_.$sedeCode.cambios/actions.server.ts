/** Answers a request; a refusal stands at the request that it is about. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { openSede, type SedeArgs } from '#app/rooms/open-sede.server.ts'
import { decideExamSede } from '#app/use-cases/decide-exam-sede.server.ts'
import { answerSchema } from './schema.ts'

export interface AnswerReply {
  requestId: string | null
  error: string
}

export async function submitAnswer(args: SedeArgs) {
  const { actor, sede } = await openSede(args)
  const form = await args.request.formData()
  const sent = form.get('requestId')
  const requestId = typeof sent === 'string' ? sent : null
  const submission = parseWithZod(form, { schema: answerSchema })
  if (submission.status !== 'success') {
    const error = Object.values(submission.error ?? {}).flatMap((texts) => texts ?? [])[0] ?? 'Actualice la página'
    return data({ requestId, error } satisfies AnswerReply, { status: 422 })
  }
  const done = await decideExamSede(args.context.services, actor, { sedeCode: sede.code, ...submission.value })
  if (done.ok) throw redirect(`/sede/${sede.code}/cambios`)
  return data({ requestId, error: describeRefusal(done) } satisfies AnswerReply, { status: refusalStatus(done.refusal) })
}
