/** "Why can this person not enter?": one page that says who it is and why not here and now, and keeps that on record. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Search } from 'lucide-react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { ENTRY_WORDS } from '#app/labels/coordination.ts'
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'
import { submitInquiry } from './actions.server.ts'
import { FoundList } from './found-list.tsx'
import { askAtDoor } from './queries.server.ts'
import { RecordForm } from './record-form.tsx'

export const meta: MetaFunction = () => [{ title: '¿Por qué no puede entrar? · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  return askAtDoor(args)
}

export async function action(args: ActionFunctionArgs) {
  return submitInquiry(args)
}

export default function AskPage() {
  const { turno, sede, phone, board, typed, problem, searched, found, recorded } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>() ?? null
  return (
    <Page width="reading">
      <Breadcrumbs
        way={[{ to: '/supervisor', label: 'Turnos' }, { to: board, label: `Turno ${turno.number}` }]}
        here="No está en la lista"
      />
      <PageHeading
        above={`${sede.name}, ${sede.city}`}
        title="¿Por qué no puede entrar?"
        lead={`Coordinación: ${phone}.`}
      />
      <Form method="get" role="search" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="sede" value={sede.code} />
        <div className="grow">
          <label htmlFor="buscar-persona" className="block font-semibold">
            Nombre, CURP, matrícula o folio
          </label>
          <input
            id="buscar-persona"
            key={typed}
            type="search"
            name="q"
            defaultValue={typed}
            maxLength={80}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problem === null ? undefined : true}
            aria-describedby={problem === null ? undefined : 'buscar-persona-error'}
            className="block min-h-11 w-full rounded-md border-2 border-grey bg-surface px-3 text-ink"
          />
        </div>
        <SubmitButton icon={Search} pendingText="Buscando…">
          Buscar
        </SubmitButton>
      </Form>
      {problem === null ? null : (
        <p id="buscar-persona-error" role="alert" className="mt-2 font-semibold text-guinda">
          {problem}
        </p>
      )}
      {searched === null ? null : (
        <div className="mt-8">
          <FoundList found={found} />
          <RecordForm key={searched} searched={searched} found={found} result={result} />
        </div>
      )}
      <div className="mt-10">
        <Section title="Consultas de este turno">
          {recorded.length === 0 ? (
            <Alert title="Ninguna todavía">Aquí queda lo que registre; la coordinación lo ve en el momento.</Alert>
          ) : (
            <ul className="space-y-2">
              {recorded.map(({ id, at, searched: what, who, answer, note }) => (
                <li key={id} className="break-words">
                  <time className="tabular-nums">{formatTimeWithSeconds(at, sede.zone)}</time> «{what}»
                  {who === null ? '' : `, ${who}`}: {answer === null ? '—' : ENTRY_WORDS[answer]}
                  {note === '' ? '' : `. Dice: «${note}»`}
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
    </Page>
  )
}
