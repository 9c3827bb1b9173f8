/** The own requests, the newest first, with what was answered and why; the open one can be taken back. */
import { Form, useActionData } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { SEDE_REASONS, SEDE_REQUEST_STATES } from '#app/labels/sede-requests.ts'
import type { submitOwnSede } from './actions.server.ts'
import type { OwnSede } from './queries.server.ts'

export function OwnRequests({ requests }: Pick<OwnSede, 'requests'>) {
  const refused = useActionData<typeof submitOwnSede>()?.error?.['']
  return (
    <ul className="border-b border-line">
      {requests.map(({ id, sede, city, kind, reason, note, requestedAt, state, decidedAt, decisionReason }) => {
        const { word, shape, tone } = SEDE_REQUEST_STATES[state]
        return (
          <li key={id} className="border-t border-line py-4">
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
              <p><strong>{sede}</strong>, {city}</p>
              <StateWord shape={shape} tone={tone}>{kind === 'own' ? 'Cambio hecho' : word}</StateWord>
            </div>
            <p className="text-grey">
              <DateTime at={requestedAt} form="short" /> · {SEDE_REASONS[reason]}{note === '' ? '' : `: «${note}»`}
            </p>
            {decidedAt === null || (decisionReason ?? '') === '' ? null : (
              <p className="mt-2">
                Respuesta del <DateTime at={decidedAt} form="short" />: «{decisionReason}»
              </p>
            )}
            {state !== 'open' ? null : (
              <Form method="post" className="mt-3">
                {refused === undefined || refused === null ? null : <Alert tone="danger" announce title={refused.join(' ')} />}
                <input type="hidden" name="intent" value="withdraw" />
                <input type="hidden" name="requestId" value={id} />
                <SubmitButton look="secondary">Retirar la petición</SubmitButton>
              </Form>
            )}
          </li>
        )
      })}
    </ul>
  )
}
