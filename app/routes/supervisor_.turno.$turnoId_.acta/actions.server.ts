/** An observation, a signature, or the closing of the acta at the own sede. A wrong password changes nothing. §3.1 */
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import type { Refusal } from '#app/http/refusal.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { closeActa, observeActa } from '#app/use-cases/keep-acta.server.ts'
import { signActa } from '#app/use-cases/sign-acta.server.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { openBoard } from '../supervisor_.turno.$turnoId/queries.server.ts'
import { closeSchema, observeSchema, signSchema } from './schema.ts'

export interface ActaReply {
  intent: 'observe' | 'sign' | 'close'
  result: SubmissionResult
}

export async function submitActa(args: ActionFunctionArgs) {
  const { context: { services, clientAddress: address } } = args
  const form = await args.request.formData()
  const { actor, board: { turno, sede } } = await openBoard(args)
  const place = { turnoId: turno.id, sedeCode: sede.code }
  const back = `/supervisor/turno/${turno.id}/acta?sede=${sede.code}`
  switch (form.get('intent')) {
    case 'observe': {
      const sent = parseWithZod(form, { schema: observeSchema })
      if (sent.status !== 'success') return reply('observe', sent.reply(), 422)
      const observed = await observeActa(services, actor, place, sent.value.text)
      return finish('observe', observed, (_refusal, text) => sent.reply({ formErrors: [text] }), back)
    }
    case 'sign': {
      const sent = parseWithZod(form, { schema: signSchema })
      const hideFields = ['password']
      if (sent.status !== 'success') return reply('sign', sent.reply({ hideFields }), 422)
      const { shown, password } = sent.value
      const signed = await signActa(services, actor, place, { shown, password, address })
      return finish('sign', signed, (refusal, text) => sent.reply(refusal === 'PASSWORD_WRONG'
        ? { fieldErrors: { password: [text] }, hideFields } : { formErrors: [text], hideFields }), back)
    }
    case 'close': {
      const sent = parseWithZod(form, { schema: closeSchema })
      if (sent.status !== 'success') return reply('close', sent.reply(), 422)
      const closed = await closeActa(services, actor, place, sent.value.reason)
      return finish('close', closed, (_refusal, text) => sent.reply({ formErrors: [text] }), back)
    }
    default:
      throw new Response('PAYLOAD_INVALID', { status: 422 })
  }
}

function finish<T>(
  intent: ActaReply['intent'], result: Result<T, Refusal>,
  describe: (refusal: Refusal, text: string) => SubmissionResult, back: string,
) {
  if (result.ok) throw redirect(back)
  return reply(intent, describe(result.refusal, describeRefusal(result)), refusalStatus(result.refusal))
}

function reply(intent: ActaReply['intent'], result: SubmissionResult, status: number) {
  return data<ActaReply>({ intent, result }, { status })
}
