/** One person who arrives: what the letter must say, where the presentation stands, its form and its history. §5.9.3, §5.12 */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import type { z } from 'zod'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
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
import { DateTime } from '#app/components/time/date-time.tsx'
import { ABSENCE_CONSEQUENCE, ARRIVAL_WORDS } from '#app/labels/arrivals.ts'
import { formatIsoDate } from '#app/labels/format-iso-date.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import type { ArrivalPage } from './record-page.server.ts'
import { arrivalSchema } from './record-schema.ts'

interface RecordViewProps {
  page: ArrivalPage
  lastResult: SubmissionResult<string[]> | null
}

export function ArrivalRecordView({ page, lastResult }: RecordViewProps) {
  const { base, person, records, begins, now, own } = page
  const { name, folio, matricula, cer, sede, subsede, from, letterSha256, standing, absences, arrivedOn } = person
  const { word, tone } = ARRIVAL_WORDS[standing]
  return (
    <Page>
      <Breadcrumbs way={[{ to: base, label: 'Llegadas' }]} here={name} />
      <PageHeading title={name} above={`Folio ${folio}`} lead={`${cer}, ${sede}${subsede === null ? '' : `, subsede ${subsede}`}`} />
      <div className="mb-10">
        <Alert announce tone={tone === 'neutral' ? 'info' : tone} title={arrivedOn === null ? word : `${word} el ${formatIsoDate(arrivedOn)}`}>
          {absences === 0 ? 'Sin faltas injustificadas. ' : `${formatCounted(absences, 'falta injustificada', 'faltas injustificadas')}, una por `
            + 'cada día transcurrido. '}
          {standing === 'absent' ? `${ABSENCE_CONSEQUENCE} Lo deciden las autoridades: EFISER solo cuenta los días.` : null}
        </Alert>
      </div>
      <Section title="Lo que debe decir su carta" lead="Compárelo con la tercera copia firmada; el QR dice si sigue vigente.">
        <SummaryList rows={[
          { term: 'Nombre', value: name }, { term: 'Matrícula', value: matricula }, { term: 'Viene de', value: from },
          { term: 'Huella al pie de la carta', value: letterSha256 === null ? 'Carta aún no emitida' : <code className="break-all">{letterSha256}</code> },
        ]} />
      </Section>
      <Section title={records.length === 0 ? 'Registrar su presentación' : 'Corregir el registro'}>
        {now < begins ? <Alert title="Todavía no">Se registra desde el <DateTime at={begins} /> (§5.9.3).</Alert>
          : own ? <Alert title="Es su propia plaza">Debe registrarlo otra persona.</Alert>
            : letterSha256 === null && records.length === 0 ? (
              <Alert title="Aún no tiene su carta de aceptación">
                Se registra cuando la presente: debe descargarla en EFISER, imprimirla y firmarla (§5.9.3).
              </Alert>
            ) : <ArrivalForm key={records.length} page={page} lastResult={lastResult} />}
      </Section>
      <Section title="Lo registrado" lead="Nada se borra: vale lo último.">
        <DataTable
          caption="Registros" captionHidden narrow="stack" rows={records} rowKey={({ id }) => String(id)} empty="Aún no se registra nada."
          columns={[
            { key: 'on', header: 'Presentación', rowHeader: true, cell: (record) => (
              record.arrivedOn === null ? 'Se retiró lo anterior' : formatIsoDate(record.arrivedOn)) },
            { key: 'reason', header: 'Motivo', cell: ({ reason }) => reason === '' ? 'Primer registro' : reason },
            { key: 'by', header: 'Registró', cell: ({ by, byRole }) => `${by} (${byRole === 'ooad' ? 'OOAD' : 'UMAE'})` },
            { key: 'at', header: 'Cuándo', cell: ({ at }) => <DateTime at={at} form="short" /> },
          ]}
        />
      </Section>
    </Page>
  )
}

function ArrivalForm({ page: { person, records, arrivesOn }, lastResult }: RecordViewProps) {
  const corrects = records.length > 0
  const [form, fields] = useForm<z.input<typeof arrivalSchema>>({
    // After each record the form is another: what was typed for the one before does not stay.
    id: `llegada-${String(person.recordId ?? 0)}`, lastResult,
    defaultValue: { outcome: 'arrived', ...(corrects ? {} : { on: arrivesOn }) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: arrivalSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.outcome, fields.on, fields.compared, fields.reason]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <input type="hidden" name={fields.seen.name} value={person.recordId ?? ''} />
        {corrects ? (
          <RadioGroup field={fields.outcome} label="Qué se registra" choices={[
            { value: 'arrived', label: 'Se presentó en otro día' }, { value: 'undone', label: 'Lo registrado era erróneo: no se ha presentado' },
          ]} />
        ) : <input type="hidden" name={fields.outcome.name} value="arrived" />}
        <TextField
          field={fields.on} label="Día en que se presentó" code optional={corrects}
          hint={`Año, mes y día: ${arrivesOn}.${corrects ? ' Déjelo vacío si no se ha presentado.' : ''}`}
        />
        <CheckboxField field={fields.compared} label="Cotejé su carta de aceptación con la notificación oficial y coincide (§5.9.3)" />
        {corrects ? <TextArea field={fields.reason} label="Por qué se corrige" rows={3} /> : null}
        <ActRow><SubmitButton>{corrects ? 'Corregir' : 'Registrar su presentación'}</SubmitButton></ActRow>
      </Form>
    </>
  )
}
