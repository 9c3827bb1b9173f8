/** What can be done about the next period now: begin its draft, go on with it, or wait. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form, useActionData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { NextPeriodPage } from './queries.server.ts'
import type { submitPeriod } from './actions.server.ts'
import { periodSchema } from './schema.ts'

/** Both ways with what follows from them. Convocatoria §5.3, §5.13, §5.17 */
const MARKS = [
  {
    value: 'newCronograma', label: 'Un examen nuevo, con su cronograma',
    hint: 'Todos presentan de nuevo. Se registra quien cumple los requisitos, haya presentado antes o no. Grados, ENARM y '
      + 'artículos se reúnen otra vez.',
  },
  {
    value: 'carryOver', label: 'La del periodo anterior, sin examen',
    hint: 'Solo se registra quien presentó el EFISER de este ciclo en su especialidad y grado. Su puntaje, con grados, ENARM y '
      + 'artículos, es el que ya se publicó y no cambia; el borrador no lleva exámenes, y sus resultados se proponen antes, por '
      + 'las semanas que aquellos ocupaban.',
  },
]

export function StartForm({ page: { published, ready, until, last, draft, totals, proposal } }: { page: NextPeriodPage }) {
  const [form, fields] = useForm({
    id: 'periodo', lastResult: useActionData<typeof submitPeriod>() ?? null, defaultValue: proposal,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: periodSchema }),
  })
  if (!published) return <Alert title="Aún no hay resultados publicados">Las plazas que queden se sabrán al cierre de la aceptación.</Alert>
  if (!ready) {
    return (
      <Alert title="La aceptación sigue abierta">
        Termina el <DateTime at={until} />. Hasta entonces cada plaza sin respuesta cuenta como ocupada (§5.3).
      </Alert>
    )
  }
  if (draft !== null) {
    return (
      <>
        <Alert tone="success" title={draft.publishedAs === null ? 'El periodo siguiente está en borrador' : 'El periodo siguiente se publicó'}>
          Sus plazas se tomaron el <DateTime at={draft.takenAt} />. Si después se libera otra, la revisión del borrador lo dice.
        </Alert>
        <ActRow>
          <ButtonLink to={draft.publishedAs === null ? `/admin/convocatorias/borrador/${draft.id}` : `/admin/convocatorias/${draft.publishedAs}`}>
            {draft.publishedAs === null ? 'Continuar el borrador' : 'Ver la convocatoria'}
          </ButtonLink>
        </ActRow>
      </>
    )
  }
  if (!last || totals.free === 0) {
    return <Alert title={last ? 'No queda ninguna plaza libre' : 'Esta convocatoria ya tiene un periodo posterior'} />
  }
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.title, fields.days, fields.marks]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <TextField field={fields.title} label="Título" />
        <TextField
          field={fields.days} code inputMode="numeric" label="Días que se recorren las fechas"
          hint="Registro, exámenes si los hay, resultados y plazos. Después revisa cada fecha y publica como cualquier convocatoria."
        />
        <RadioGroup field={fields.marks} label="Qué calificación del EFISER cuenta" choices={MARKS} />
        <ActRow><SubmitButton>Crear el borrador del periodo siguiente</SubmitButton></ActRow>
      </Form>
    </>
  )
}
