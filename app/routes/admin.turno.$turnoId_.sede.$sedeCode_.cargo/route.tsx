/** Who is in charge of a turno at a sede, for the coordination; and its act of putting somebody there, with reason. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { CHARGE_WORDS } from '#app/labels/desk.ts'
import { formatInstant, formatTimeWithSeconds } from '#app/labels/format-time.ts'
import { submitForce } from './actions.server.ts'
import { readCharge } from './queries.server.ts'
import { forceSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'A cargo de la sede · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readCharge(args.context, args.params['turnoId'], args.params['sedeCode'])
}

export async function action(args: ActionFunctionArgs) {
  return submitForce(args, args.params['turnoId'], args.params['sedeCode'])
}

export default function ChargeOfSede() {
  const { turno, sede, charges, offered, signed, colleagues } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    id: `designar-${String(charges.length)}`,
    lastResult: useActionData<typeof action>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: forceSchema }),
  })
  const here = `/admin/turno/${turno.id}`
  return (
    <Page width="reading">
      <Breadcrumbs
        way={[
          { to: '/admin', label: 'Resumen' },
          { to: here, label: `Turno ${turno.number}` },
          { to: `${here}/sede/${encodeURIComponent(sede.code)}`, label: sede.name },
        ]}
        here="A cargo"
      />
      <PageHeading
        above={`${sede.name}, ${sede.city}`}
        title={`Quién está a cargo del turno ${turno.number}`}
        lead={formatInstant(turno.startsAt)}
      />
      <Section title="Hasta ahora">
        {charges.length === 0 ? (
          <p>Nadie ha tomado el turno a su cargo. Nada se detiene por eso.</p>
        ) : (
          <ol className="space-y-1">
            {charges.map(({ since, name, how, reason, by }) => (
              <li key={since} className="break-words">
                <time className="tabular-nums">{formatTimeWithSeconds(since)}</time>{' '}
                <strong className="font-semibold">{name}</strong>: {CHARGE_WORDS[how].toLowerCase()}
                {how === 'forced' ? `, ${by}: «${reason}»` : ''}.
              </li>
            ))}
          </ol>
        )}
        {offered === null ? null : (
          <p className="mt-3">
            Hay una entrega por confirmar, de {offered.from} a {offered.to}: queda sin efecto si designa.
          </p>
        )}
      </Section>
      {signed ? (
        <Alert tone="attention" title="El acta ya se firmó: quién estuvo a cargo ya no cambia" />
      ) : (
        <Section
          title="Designar a quien queda a cargo"
          lead="Solo si la entrega entre supervisores no es posible. Lo ven ambas personas y lo dice el acta."
        >
          <ErrorSummary errors={form.errors} fields={[fields.to, fields.reason]} />
          <Form method="post" {...getFormProps(form)} className="space-y-6">
            <SelectField
              field={fields.to}
              label="Quién queda a cargo"
              choices={colleagues}
              emptyLabel="Elija a una persona"
            />
            <TextArea field={fields.reason} rows={3} label="Motivo" />
            <SubmitButton pendingText="Designando…">Designar</SubmitButton>
          </Form>
        </Section>
      )}
    </Page>
  )
}
