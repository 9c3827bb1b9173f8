/** One foreign resident: where each duty stands, what was recorded and by whom, and the form of a new record. §5.18 */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { DUTY_STATE_WORDS, DUTY_WORDS, STANDING_WORDS } from '#app/labels/foreign.ts'
import { formatIsoDate } from '#app/labels/format-iso-date.ts'
import { FOREIGN_DUTIES } from '#exam-engine/convocatoria/foreign-status.ts'
import type { RecordPage } from './record-page.server.ts'
import { recordSchema } from './record-schema.ts'

interface RecordViewProps {
  page: RecordPage
  base: '/admin/extranjeros' | '/ooad/extranjeros'
  lastResult: SubmissionResult<string[]> | null
}

export function RecordView({ page: { resident, records, until }, base, lastResult }: RecordViewProps) {
  const { name, folio, seat, duties, record, standing } = resident
  return (
    <Page>
      <Breadcrumbs way={[{ to: base, label: 'Residentes extranjeros' }]} here={name} />
      <PageHeading title={name} above={`Folio ${folio}`} lead={seat} />
      <Alert tone={standing === 'breached' ? 'danger' : standing === 'complete' ? 'success' : 'attention'} title={STANDING_WORDS[standing]}>
        Matrícula y estatus migratorio se cumplen antes del <DateTime at={until} />; de lo contrario causa baja del curso
        prerrequisito y del asignado (§5.18).
      </Alert>
      <div className="my-8">
        <SummaryList rows={FOREIGN_DUTIES.map((duty) => ({
          term: DUTY_WORDS[duty],
          value: record[duty] === null ? DUTY_STATE_WORDS[duties[duty]] : `${DUTY_STATE_WORDS[duties[duty]]}: ${formatIsoDate(record[duty])}`,
        }))} />
      </div>
      <Section title="Registrar"><RecordForm lastResult={lastResult} /></Section>
      <Section title="Lo registrado" lead="Nada se borra: vale lo último de cada obligación.">
        <DataTable
          caption="Registros" captionHidden rows={records} rowKey={({ id }) => String(id)} empty="Aún no se registra nada."
          columns={[
            { key: 'duty', header: 'Obligación', rowHeader: true, cell: ({ duty }) => DUTY_WORDS[duty] },
            { key: 'on', header: 'Cumplida el', cell: ({ fulfilledOn }) => (fulfilledOn === null ? 'Se retiró lo anterior' : formatIsoDate(fulfilledOn)) },
            { key: 'note', header: 'Comprobante', cell: ({ note }) => note },
            { key: 'by', header: 'Registró', cell: ({ by, byRole }) => `${by} (${byRole === 'admin' ? 'Coordinación' : 'OOAD'})` },
            { key: 'at', header: 'Cuándo', cell: ({ at }) => <DateTime at={at} form="short" /> },
          ]}
        />
      </Section>
    </Page>
  )
}

function RecordForm({ lastResult }: Pick<RecordViewProps, 'lastResult'>) {
  const [form, fields] = useForm({
    id: 'registrar', lastResult, defaultValue: { outcome: 'fulfilled' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: recordSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.duty, fields.outcome, fields.on, fields.note]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <RadioGroup field={fields.duty} label="Obligación" choices={FOREIGN_DUTIES.map((value) => ({ value, label: DUTY_WORDS[value] }))} />
        <RadioGroup field={fields.outcome} label="Qué se registra" choices={[
          { value: 'fulfilled', label: 'Se cumplió' }, { value: 'undone', label: 'Lo registrado antes era erróneo: no se ha cumplido' },
        ]} />
        <TextField field={fields.on} label="Día en que se cumplió" hint="Año, mes y día: 2024-03-15. Déjelo vacío si retira lo anterior." code optional />
        <TextArea field={fields.note} label="Comprobante o documento" rows={3} />
        <ActRow><SubmitButton>Registrar</SubmitButton></ActRow>
      </Form>
    </>
  )
}
