/** The judgement: eight criteria, ten exclusions, design and place; kept as a draft, or signed for good. */
import { Form } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { CRITERIA, EXCLUSIONS } from '#exam-engine/publications/judgement.ts'
import { TYPE_CHOICES } from '#app/publications/check-words.ts'
import { CheckFields } from './check-fields.tsx'
import type { EvaluationPage } from './queries.server.ts'

interface JudgementFormProps {
  page: EvaluationPage
  errors: ReadonlyMap<string, string>
}

export function JudgementForm({ page, errors }: JudgementFormProps) {
  const { draft, author, signed } = page
  const field = (name: string, value?: string) => {
    const error = errors.get(name)
    return { ...plainField(name, value), ...(error === undefined ? {} : { errors: [error] }) }
  }
  return (
    <Form method="post" noValidate>
      <fieldset disabled={signed} className="space-y-8">
        <legend className="sr-only">Evaluación</legend>
        <div>
          <h2 className="mb-4 text-xl">Criterios</h2>
          <CheckFields codes={CRITERIA} draft={draft} errors={errors} />
        </div>
        <div>
          <h2 className="mb-4 text-xl">Lo que no se considera</h2>
          <CheckFields codes={EXCLUSIONS} draft={draft} errors={errors} />
        </div>
        <div className="space-y-6">
          <h2 className="text-xl">Tipo y posición</h2>
          <RadioGroup field={field('type', draft.type ?? undefined)} label="Tipo de estudio" choices={TYPE_CHOICES} />
          <TextField
            field={field('authorPosition', draft.authorPosition === null ? undefined : String(draft.authorPosition))} code
            inputMode="numeric" label="Posición de autoría" hint={`Lugar de ${author} en la lista de autores: 1, 2, 3 …`}
          />
        </div>
        {signed ? null : (
          <div>
            <CheckboxField
              field={field('confirm')} label="Revisé el artículo y firmo mi evaluación"
              hint="Su firma es definitiva: la decisión que resulte es inapelable (§4.3)."
            />
            <ActRow>
              {/* First: Enter in a field keeps, and never signs. */}
              <SubmitButton name="intent" value="draft" look="secondary">Guardar el borrador</SubmitButton>
              <SubmitButton name="intent" value="sign">Firmar la evaluación</SubmitButton>
            </ActRow>
          </div>
        )}
      </fieldset>
    </Form>
  )
}
