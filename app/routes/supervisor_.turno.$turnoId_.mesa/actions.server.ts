/** Acts at the desk: taking charge, handing over, confirming, an outage and its end; a refusal keeps what was typed. */
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { deskHref } from '#app/board/board-href.ts'
import type { Refusal } from '#app/http/refusal.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { readClockTime } from '#app/labels/read-clock-time.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { declareOutage, endOutage } from '#app/use-cases/declare-outage.server.ts'
import { confirmHandOver, offerHandOver, withdrawHandOver } from '#app/use-cases/hand-over.server.ts'
import { openDesk } from '#app/use-cases/take-charge.server.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { openBoard } from '../supervisor_.turno.$turnoId/queries.server.ts'
import { confirmSchema, declareSchema, endSchema, offerSchema } from './schema.ts'

export interface DeskReply {
  intent: 'open' | 'offer' | 'withdraw' | 'confirm' | 'declare' | 'end'
  result: SubmissionResult
}

export async function submitDesk(args: ActionFunctionArgs) {
  const {
    context: { services, clientAddress: address },
  } = args
  const form = await args.request.formData()
  const {
    actor,
    board: { turno, sede, now },
  } = await openBoard(args)
  const place = { turnoId: turno.id, sedeCode: sede.code }
  const back = deskHref(turno.id, sede.code)
  const intent = form.get('intent')
  switch (intent) {
    case 'open':
      return finish('open', await openDesk(services, actor, place), describePlainly, back)
    case 'withdraw':
      return finish('withdraw', await withdrawHandOver(services, actor, place), describePlainly, back)
    case 'offer': {
      const sent = parseWithZod(form, { schema: offerSchema })
      if (sent.status !== 'success') return reply('offer', sent.reply(), 422)
      const { to, note } = sent.value
      return finish(
        'offer',
        await offerHandOver(services, actor, place, { to, note }),
        (refusal, text) =>
          sent.reply(refusal === 'NOT_A_COLLEAGUE' ? { fieldErrors: { to: [text] } } : { formErrors: [text] }),
        back
      )
    }
    case 'confirm': {
      const sent = parseWithZod(form, { schema: confirmSchema })
      const hideFields = ['password']
      if (sent.status !== 'success') return reply('confirm', sent.reply({ hideFields }), 422)
      const confirmed = await confirmHandOver(services, actor, place, { password: sent.value.password, address })
      return finish(
        'confirm',
        confirmed,
        (refusal, text) =>
          sent.reply(
            refusal === 'PASSWORD_WRONG'
              ? { fieldErrors: { password: [text] }, hideFields }
              : { formErrors: [text], hideFields }
          ),
        back
      )
    }
    case 'declare': {
      const sent = parseWithZod(form, { schema: declareSchema })
      if (sent.status !== 'success') return reply('declare', sent.reply(), 422)
      const { kind, note } = sent.value
      const since = readClockTime(sent.value.since, sede.zone, now)
      if (since === null)
        return reply('declare', sent.reply({ fieldErrors: { since: ['Esa hora no existió hoy'] } }), 422)
      const declared = await declareOutage(services, actor, place, { kind, since, note })
      return finish('declare', declared, (refusal, text) => sent.reply(aboutTime(refusal, 'since', text)), back)
    }
    case 'end': {
      const sent = parseWithZod(form, { schema: endSchema })
      if (sent.status !== 'success') return reply('end', sent.reply(), 422)
      const { outageId, note } = sent.value
      const until = readClockTime(sent.value.until, sede.zone, now)
      if (until === null)
        return reply('end', sent.reply({ fieldErrors: { until: ['Esa hora no existió hoy'] } }), 422)
      const ended = await endOutage(services, actor, place, { outageId, until, note })
      return finish('end', ended, (refusal, text) => sent.reply(aboutTime(refusal, 'until', text)), back)
    }
    default:
      throw new Response('PAYLOAD_INVALID', { status: 422 })
  }
}

/** What was typed was the time: the text stands at it. */
function aboutTime(refusal: Refusal, field: string, text: string) {
  const atField = refusal === 'OUTAGE_TIME_IMPOSSIBLE' || refusal === 'OUTAGE_OVERLAPS'
  return atField ? { fieldErrors: { [field]: [text] } } : { formErrors: [text] }
}

function describePlainly(_refusal: Refusal, text: string): SubmissionResult {
  return { status: 'error', error: { '': [text] } }
}

function finish<T>(
  intent: DeskReply['intent'],
  result: Result<T, Refusal>,
  describe: (refusal: Refusal, text: string) => SubmissionResult,
  back: string
) {
  if (result.ok) throw redirect(back)
  return reply(intent, describe(result.refusal, describeRefusal(result)), refusalStatus(result.refusal))
}

function reply(intent: DeskReply['intent'], result: SubmissionResult, status: number) {
  return data<DeskReply>({ intent, result }, { status })
}
