/** One person's account: roles and scopes, disabled or not, sessions, second factor; every act with its reason. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { formatShortDateTime } from '#app/labels/format-time.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { managePerson, type PersonAct } from '#app/use-cases/manage-person.server.ts'
import { ActForm, GrantForm } from './person-forms.tsx'
import { ACT_WORDS } from './act-words.ts'
import { readPerson } from './queries.server.ts'
import { actSchema, grantSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Persona · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const done = new URL(args.request.url).searchParams.get('hecho')
  return readPerson(args.context, await requireRole(args, 'admin'), args.params['personId'] ?? '', done)
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const personId = args.params['personId'] ?? ''
  if (!isUuid(personId)) throw notFound()
  const form = await args.request.formData()
  const granting = form.get('intent') === 'grant'
  const sent = granting ? parseWithZod(form, { schema: grantSchema }) : parseWithZod(form, { schema: actSchema })
  if (sent.status !== 'success') return data({ granting, result: sent.reply(), pass: null }, { status: 422 })
  const act = readAct(sent.value)
  const done = await managePerson(args.context.services, actor, personId, act, sent.value.reason)
  if (done.ok && done.value.pass !== null) {
    return data({ granting, result: null, pass: done.value.pass }, NOT_KEPT)
  }
  if (done.ok) throw redirect(`/admin/personas/${personId}?hecho=${act.kind}`)
  const text = describeRefusal(done)
  const result = sent.reply(done.refusal.startsWith('ADDRESS_') ? { fieldErrors: { address: [text] } } : { formErrors: [text] })
  return data({ granting, result, pass: null }, { status: refusalStatus(done.refusal) })
}

function readAct(sent: ReturnType<typeof grantSchema.parse> | ReturnType<typeof actSchema.parse>): PersonAct {
  if ('role' in sent) return { kind: 'grant', role: sent.role, scope: sent }
  if (sent.intent === 'changeAddress') return { kind: 'changeAddress', address: sent.address }
  const [kind, grantId] = sent.intent.split(':')
  return grantId === undefined ? { kind } as PersonAct : { kind: 'withdraw', grantId }
}

/** A pass is shown once. */
const NOT_KEPT = { headers: { 'Cache-Control': 'no-store' } }

const ACCOUNT = { none: 'Sin activar', usable: 'Activa', disabled: 'Suspendida' } as const

export default function PersonPage() {
  const person = useLoaderData<typeof loader>()
  const replied = useActionData<typeof action>()
  const said = person.done === null ? undefined : ACT_WORDS[person.done]
  // After each decision the forms are empty again.
  const fresh = person.decisions[0]?.id ?? ''
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/admin/personas', label: 'Personas' }]} here={person.name} />
      <PageHeading title={person.name} lead="Que usted abrió esta página queda en la auditoría." />
      {said === undefined || replied !== undefined ? null
        : <div className="mb-8"><Alert tone="success" announce title={`Quedó asentado: ${said.toLowerCase()}`} /></div>}
      {replied === undefined || replied.pass === null ? null : <PassShown pass={replied.pass} />}
      <Section title="Cuenta">
        <SummaryList
          rows={[
            { term: 'Matrícula', value: person.matricula }, { term: 'Correo', value: person.email },
            ...person.addresses.length === 0 ? [] : [{
              term: 'Correos anteriores', value: <List lines={person.addresses.map(({ before, changedAt }) => `${before}, hasta el ${formatShortDateTime(changedAt)}`)} />,
            }],
            { term: 'CURP', value: person.curp ?? '—' }, { term: 'Cuenta', value: ACCOUNT[person.account] },
            {
              term: 'Segundo factor',
              value: person.factorSince === null ? 'No tiene' : <>Desde el <DateTime at={person.factorSince} form="short" /></>,
            },
            {
              term: 'Roles',
              value: <List lines={person.grants.map(({ role, scope }) => [role, scope].filter(Boolean).join(': '))} />,
            },
            {
              term: 'Sesiones',
              value: <List lines={person.sessions.map(({ browser, address }) => `${browser}, ${address}`)} />,
            },
          ]}
        />
        {person.reset === null ? null : (
          <p className="mt-4 max-w-measure">
            {person.reset.by} propuso restablecer el segundo factor el <DateTime at={person.reset.at} form="short" />:
            «{person.reset.reason}». Lo confirma otra persona que administre.
          </p>
        )}
      </Section>
      <Section title="Decidir sobre la cuenta" lead="El efecto es inmediato y queda asentado con su motivo.">
        <ActForm key={fresh} person={person} result={replied?.granting === false ? replied.result : null} />
      </Section>
      <Section title="Dar un rol">
        <GrantForm key={fresh} scopes={person.scopes} result={replied?.granting === true ? replied.result : null} />
      </Section>
      <Section title="Lo que se decidió">
        <DataTable
          caption="Lo que se decidió" captionHidden narrow="stack" rows={person.decisions} rowKey={({ id }) => id}
          empty="Aún no se decide nada sobre esta cuenta."
          columns={[
            { key: 'at', header: 'Cuándo', cell: ({ at }) => <DateTime form="short" at={at} /> },
            { key: 'act', header: 'Qué', rowHeader: true, cell: ({ act }) => ACT_WORDS[act] ?? act },
            { key: 'by', header: 'Quién', cell: ({ by }) => by },
            { key: 'reason', header: 'Motivo', cell: ({ reason }) => reason },
          ]}
        />
      </Section>
    </Page>
  )
}

function PassShown({ pass }: { pass: string }) {
  return (
    <div className="mb-8">
      <Alert tone="success" announce title="Código de paso para esta persona">
        <strong className="block py-2 font-mono text-xl" data-secret="">{pass}</strong>
        Dícteselo tras reconocerla. Después de su contraseña, y en lugar del código de su teléfono, sirve una vez en los
        próximos 30 minutos. No se muestra de nuevo.
      </Alert>
    </div>
  )
}

function List({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return <>Nada</>
  return <ul className="space-y-1">{lines.map((line, index) => <li key={`${String(index)} ${line}`}>{line}</li>)}</ul>
}
