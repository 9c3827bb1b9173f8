/** Corrections of signed grades: one person proposes with a reason, another decides; both marks stay. §4.2 C */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { CorrectionList } from '#app/grades/correction-list.tsx'
import { readCorrections } from '#app/grades/correction-rows.server.ts'
import { proposeSchema } from '#app/grades/correction-schema.ts'
import { readCourse, requireCourse } from '#app/grades/read-course.server.ts'
import { submitCorrection } from './actions.server.ts'

export const meta: MetaFunction = () => [{ title: 'Correcciones · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const { actor, course: own } = await requireCourse(args)
  const course = await readCourse(args, own)
  if (course === null) return { ceme: own.ceme, sede: '', frozen: true, choices: [], corrections: [] }
  const { db } = args.context.services.database
  return {
    ceme: course.ceme,
    sede: course.sede,
    frozen: course.frozen,
    choices: course.residents.flatMap(({ folio, surnames, givenNames, cells }) =>
      cells.flatMap(({ year, counts, correctionOpen }) =>
        counts === null || correctionOpen
          ? []
          : [{ value: `${folio} ${year}`, label: `${folio} ${surnames}, ${givenNames}, ${year}.º: ${counts}` }]
      )
    ),
    corrections: await readCorrections(db, course.convocatoriaId, actor.personId, own),
  }
}

export const action = (args: ActionFunctionArgs) => submitCorrection(args)

export default function CorrectionsPage() {
  const { ceme, sede, frozen, choices, corrections } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/profesor', label: 'Sus residentes' }]} here="Correcciones" />
      <PageHeading
        above={`${ceme}, ${sede}`}
        title="Correcciones"
        lead={frozen ? 'Las que se propusieron y lo que se decidió.'
          : 'Proponga la correcta con su motivo y otra persona la decide. Las dos quedan registradas.'}
      />
      {frozen ? (
        <div className="mb-8">
          <Alert title="La selección ya se congeló">Las calificaciones no cambian más.</Alert>
        </div>
      ) : null}
      <Section title="Propuestas y decisiones">
        <CorrectionList rows={corrections} frozen={frozen} refused={answered?.decision ?? null} />
      </Section>
      {frozen || choices.length === 0 ? null : (
        <Section title="Proponer una corrección">
          <ProposeForm key={corrections.length} choices={choices} />
        </Section>
      )}
    </Page>
  )
}

function ProposeForm({ choices }: { choices: { value: string; label: string }[] }) {
  const answered = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'proponer',
    lastResult: answered?.proposal ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: proposeSchema }),
  })
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
      <ErrorSummary errors={form.errors} fields={[fields.grade, fields.typed, fields.base, fields.reason]} />
      <input type="hidden" name="intent" value="propose" />
      <SelectField field={fields.grade} label="Calificación firmada" choices={choices} emptyLabel="Elija una" />
      <TextField
        field={fields.typed}
        label="Calificación correcta"
        code
        inputMode="decimal"
        hint="Con dos decimales como máximo."
      />
      <SelectField
        field={fields.base}
        label="Base"
        choices={[
          { value: '100', label: 'Base 100' },
          { value: '10', label: 'Base 10' },
          { value: '5', label: 'Base 5' },
        ]}
      />
      <TextArea field={fields.reason} label="Motivo" hint="Lo lee quien la decide y queda registrado." />
      <SubmitButton>Proponer la corrección</SubmitButton>
    </Form>
  )
}
