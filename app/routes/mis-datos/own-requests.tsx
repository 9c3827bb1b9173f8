/** The own ARCO requests, each with its term, its answer, and the way to withdraw it while nobody answered. */
import { Form } from '@remix-run/react'
import { Button } from '#app/components/actions/button.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Card } from '#app/components/page/card.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ARCO_KIND_WORDS, lookOfArco } from '#app/privacy/arco-words.ts'
import { formatIsoDate } from '#app/labels/format-iso-date.ts'
import type { OwnRequest } from './queries.server.ts'

export function OwnRequests({ requests }: { requests: readonly OwnRequest[] }) {
  if (requests.length === 0) return <p>No ha presentado ninguna.</p>
  return (
    <ul className="space-y-4">
      {requests.map((request) => <li key={request.id}><Card><OneRequest request={request} /></Card></li>)}
    </ul>
  )
}

function OneRequest({ request: { id, number, kind, text, filedAt, dueOn, outcome, answer, answeredAt, late } }: { request: OwnRequest }) {
  const { word, shape, tone } = lookOfArco(outcome, late)
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="text-lg">{number}. {ARCO_KIND_WORDS[kind]}</h3>
        <StateWord shape={shape} tone={tone}>{word}</StateWord>
      </div>
      <p className="text-grey">
        Presentada el <DateTime at={filedAt} />{outcome === null ? `; respuesta a más tardar el ${formatIsoDate(dueOn)}` : ''}
      </p>
      <p className="mt-3 break-words whitespace-pre-line">{text}</p>
      {answer === null || answeredAt === null || outcome === 'withdrawn' ? null : (
        <div className="mt-4 border-s-4 border-green ps-4">
          <p className="font-semibold">Respuesta, <DateTime at={answeredAt} /></p>
          <p className="break-words whitespace-pre-line">{answer}</p>
        </div>
      )}
      {outcome !== null ? null : (
        <Form method="post" className="mt-4">
          <input type="hidden" name="requestId" value={id} />
          <Button type="submit" look="secondary" name="intent" value="withdraw" aria-label={`Retirar la solicitud ${String(number)}`}>
            Retirar
          </Button>
        </Form>
      )}
    </>
  )
}
