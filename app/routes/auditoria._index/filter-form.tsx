/** The filters of the audit, as a plain form that changes the address. */
import { Form, useSearchParams } from '@remix-run/react'
import { Download, Search } from 'lucide-react'
import { Button } from '#app/components/actions/button.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import type { Choice } from '#app/components/fields/choice.ts'
import { plainField, type FormField } from '#app/components/fields/form-field.ts'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { ACTION_WORDS, SUBJECT_WORDS } from '#app/audit/audit-words.ts'
import type { FieldErrors } from './queries.server.ts'

const choices = (words: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
    .sort((left, right) => (left.label < right.label ? -1 : 1))

const ACTIONS = choices(ACTION_WORDS)
const SUBJECTS = choices(SUBJECT_WORDS)

export function FilterForm({ errors }: { errors: FieldErrors }) {
  const [searchParams] = useSearchParams()
  const field = (name: keyof FieldErrors): FormField => ({
    ...plainField(name, searchParams.get(name) ?? ''), errors: errors[name],
  })
  const fields = {
    acto: field('acto'), actor: field('actor'), sujeto: field('sujeto'), id: field('id'), desde: field('desde'),
    hasta: field('hasta'),
  }
  const narrowed = [...searchParams].some(([name, value]) => name !== 'antes' && value !== '')
  return (
    <div className="mb-6 print:hidden">
      <ErrorSummary fields={Object.values(fields)} />
      <Form method="get" role="search" key={searchParams.toString()}>
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
          <SelectField field={fields.acto} label="Acto" choices={ACTIONS} emptyLabel="Todos" />
          <TextField field={fields.actor} label="Matrícula o correo de quien actuó" code />
          <SelectField field={fields.sujeto} label="Sobre qué" choices={SUBJECTS} emptyLabel="Todo" />
          <TextField field={fields.id} label="Identificador del sujeto" code />
          <TextField field={fields.desde} type="date" label="Desde el día" />
          <TextField field={fields.hasta} type="date" label="Hasta el día" />
        </div>
        <div className="mt-4 flex flex-wrap items-center gap-4">
          <Button type="submit" look="secondary" icon={Search}>Buscar</Button>
          {narrowed ? <ButtonLink to="/auditoria" look="quiet">Quitar filtros</ButtonLink> : null}
          <ButtonLink
            to={`/auditoria/eventos.csv?${searchParams.toString()}`} look="quiet" icon={Download} reloadDocument
            download
          >
            Descargar CSV
          </ButtonLink>
        </div>
      </Form>
    </div>
  )
}
