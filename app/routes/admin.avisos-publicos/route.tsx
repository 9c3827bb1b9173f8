/** Avisos to everybody: publishing one, and all that were published. Convocatoria §5.19 */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { submitAviso } from './actions.server.ts'
import { readAllAvisos, type OwnAviso } from './queries.server.ts'
import { avisoSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Avisos públicos · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readAllAvisos(args)
}

export async function action(args: ActionFunctionArgs) {
  return submitAviso(args)
}

export default function PublicAvisos() {
  const { title, published, corrects, avisos, now } = useLoaderData<typeof loader>()
  if (title === null) {
    return (
      <Page>
        <PageHeading title="Avisos públicos" />
        <EmptyState title="Aún no hay una convocatoria">Los avisos acompañan a una convocatoria publicada.</EmptyState>
      </Page>
    )
  }
  return (
    <Page>
      <PageHeading above={title} title="Avisos públicos" lead="Los lee cualquiera en /avisos, sin iniciar sesión (§5.19)." />
      {published === null ? null : (
        <div className="mb-8"><Alert tone="success" title={`El aviso ${published} se publicó`} announce /></div>
      )}
      <Section title="Publicar un aviso" lead="Un aviso publicado no se cambia ni se borra: se corrige con otro.">
        <AvisoForm key={`${published ?? ''} ${corrects}`} corrects={corrects} avisos={avisos} />
      </Section>
      <Section title="Publicados">
        <DataTable
          caption="Avisos publicados" captionHidden narrow="stack" columns={columnsAt(now)} rows={avisos}
          rowKey={({ number }) => String(number)} empty="Aún no se ha publicado ningún aviso."
        />
      </Section>
    </Page>
  )
}

function columnsAt(now: number): Column<OwnAviso>[] {
  return [
    { key: 'number', header: 'Número', cell: ({ number }) => number },
    { key: 'title', header: 'Aviso', rowHeader: true, cell: ({ number, title, visibleFrom }) =>
      visibleFrom <= now ? <Link to={`/avisos/${number}`}>{title}</Link> : title },
    { key: 'visible', header: 'Visible desde', cell: ({ visibleFrom }) => (
      <><DateTime at={visibleFrom} form="short" />{visibleFrom <= now ? '' : ' (aún no se ve)'}</>
    ) },
    { key: 'correction', header: 'Corrección', cell: ({ number, correctedBy, corrects }) => correctedBy === null ? (
      <>
        {corrects === null ? null : `Corrige el ${corrects}. `}
        <Link to={`?corrige=${number}`}>Corregir el {number}</Link>
      </>
    ) : `Corregido por el ${correctedBy}` },
  ]
}

function AvisoForm({ corrects, avisos }: { corrects: string, avisos: readonly OwnAviso[] }) {
  const old = avisos.find(({ number }) => String(number) === corrects)
  const [form, fields] = useForm({
    id: 'aviso',
    lastResult: useActionData<typeof submitAviso>() ?? null,
    constraint: getZodConstraint(avisoSchema),
    defaultValue: old === undefined ? {} : { corrects, clause: old.clause, title: `Corrección: ${old.title}`.slice(0, 160) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: avisoSchema }),
  })
  return (
    <>
      <ErrorSummary
        errors={form.errors} fields={[fields.title, fields.body, fields.clause, fields.visibleFrom, fields.corrects]}
      />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <TextField field={fields.title} label="Título" />
        <TextArea field={fields.body} rows={5} label="Texto" />
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField field={fields.clause} code label="Cláusula" hint="La que aclara, por ejemplo 5.1" />
          <TextField
            field={fields.visibleFrom} type="datetime-local" optional label="Visible desde"
            hint="Hora del centro. Vacío: de inmediato."
          />
        </div>
        <SelectField
          field={fields.corrects} label="Corrige el aviso" emptyLabel="Ninguno" optional
          choices={avisos.filter(({ correctedBy }) => correctedBy === null)
            .map(({ number, title }) => ({ value: String(number), label: `${number}. ${title}` }))}
        />
        <ActRow><SubmitButton>Publicar el aviso</SubmitButton></ActRow>
      </Form>
    </>
  )
}
