/** Freezing the input has a page of its own: what goes in, what is missing, and the lottery that is committed with it. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import { ExamLinks } from '../admin.seleccion/exam-links.tsx'
import { readGaps, readSelection } from '../admin.seleccion/queries.server.ts'
import { submitFreezeSelection } from './actions.server.ts'
import { GapTable } from './gap-table.tsx'
import { InputTable } from './input-table.tsx'
import { freezeSelectionSchema } from './schema.ts'

const GAPS_SHOWN = 200
const QUICKNET = { value: 'drand-quicknet', label: 'drand quicknet (League of Entropy), cada 3 segundos' }
const TEST = { value: 'efiser-faro-de-prueba', label: 'FARO DE PRUEBA: no es aleatorio, solo para esta demostración' }

export const meta: MetaFunction = () => [{ title: 'Congelar la entrada de la selección · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const selection = await readSelection(args.context)
  const published = selection?.runs.some(({ publishedAt }) => publishedAt !== null) ?? false
  if (selection === null || published) throw redirect('/admin/seleccion')
  const gaps = await readGaps(args.context, selection.convocatoriaId)
  const { input, proposed, unreleased, runs } = selection
  return {
    input, proposed, unreleased, again: runs.length > 0, demo: args.context.services.demo,
    gapCount: gaps.length, gaps: gaps.slice(0, GAPS_SHOWN),
  }
}

export async function action(args: ActionFunctionArgs) {
  return submitFreezeSelection(args)
}

export default function FreezeSelectionPage() {
  const { input, proposed, unreleased, gapCount, gaps, again, demo } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>() ?? null,
    defaultValue: { chain: 'drand-quicknet' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: freezeSelectionSchema }),
  })
  return (
    <Page width={gapCount > 0 ? 'page' : 'reading'}>
      <Breadcrumbs way={[{ to: '/admin/seleccion', label: 'Selección' }]} here="Congelar la entrada" />
      <PageHeading title="Congelar la entrada de la selección" />
      <ErrorSummary errors={form.errors} fields={[fields.chain, fields.beaconFrom, fields.reason, fields.confirmed]} />
      <Section title="Lo que entra"><InputTable input={input} /></Section>
      {gapCount > 0 ? (
        <Section title={formatCounted(gapCount, 'dato falta o se contradice', 'datos faltan o se contradicen')}>
          <Alert tone="danger" title="No se puede congelar todavía">
            Nada se supone: la entrada se congela cuando esta lista está vacía.
            {gapCount > gaps.length ? ` Se muestran los primeros ${String(gaps.length)}.` : ''}
          </Alert>
          <div className="mt-6"><GapTable gaps={gaps} /></div>
        </Section>
      ) : proposed.length + unreleased.length > 0 ? (
        <Alert tone="danger" title="Alguien debe decidir antes de congelar (§3.1 B)">
          {proposed.length === 0 ? null : (
            <><p>Hay una propuesta de anulación pendiente en:</p><ExamLinks exams={proposed} page="anulaciones" /></>
          )}
          {unreleased.length === 0 ? null : (
            <><p>La comprobación encontró algo que nadie ha liberado en:</p>
              <ExamLinks exams={unreleased} page="anulaciones" /></>
          )}
        </Alert>
      ) : (
        <Form method="post" {...getFormProps(form)} className="space-y-6">
          <Section
            title="El sorteo público"
            lead="Solo decide empates totales. Se compromete ahora, siempre, antes de que nadie pueda saber si hay alguno:
              al congelar se publican en /sorteo la huella de la entrada, la de un secreto y la ronda futura del faro."
          >
            <div className="space-y-6">
              <RadioGroup field={fields.chain} label="Faro" choices={demo ? [QUICKNET, TEST] : [QUICKNET]} />
              <TextField
                field={fields.beaconFrom} type="datetime-local" optional label="Momento del faro"
                hint="Hora del centro de México. Al menos 10 minutos después de congelar y antes de 7 días; vacío: lo más pronto posible."
              />
              {again ? (
                <TextArea
                  field={fields.reason} label="Por qué congela otra entrada"
                  hint="Cualquiera podrá leerlo en /sorteo, junto a los compromisos anteriores."
                />
              ) : null}
            </div>
          </Section>
          <Alert tone="attention" title="Las calificaciones y las cancelaciones ya no podrán cambiar">
            Cada aspirante recibe un identificador al azar; el paquete no lleva nombres ni folios. Podrá congelar otra
            entrada mientras no se publiquen resultados, con las mismas calificaciones y con otro sorteo; otra persona puede
            descartarla.
          </Alert>
          <CheckboxField
            field={fields.confirmed} label="Entiendo que las calificaciones quedan congeladas para todos los exámenes"
          />
          <ActRow>
            <SubmitButton pendingText="Congelando…">Congelar la entrada</SubmitButton>
            <ButtonLink to="/admin/seleccion" look="secondary">Volver sin congelar</ButtonLink>
          </ActRow>
        </Form>
      )}
    </Page>
  )
}
