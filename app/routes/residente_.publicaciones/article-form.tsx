/** One article: a new one, or other data for one that is declared. Works without a script; what was typed comes back. */
import { Form } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import type { FormField } from '#app/components/fields/form-field.ts'
import { TextField } from '#app/components/fields/text-field.tsx'
import { TYPE_CHOICES } from '#app/publications/check-words.ts'
import { formatIsoDate } from '#app/labels/format-iso-date.ts'
import type { FieldName } from './schema.ts'

interface ArticleFormProps {
  fields: Readonly<Record<FieldName, FormField>>
  /** The version that the page shows. */
  seen: number
  /** Null: a new one. */
  edited: number | null
  /** The first day that does not count, YYYY-MM-DD. */
  publishedBefore: string
}

const POSITIONS = [{ value: '1', label: 'Primera' }, { value: '2', label: 'Segunda' }]

export function ArticleForm({ fields, seen, edited, publishedBefore }: ArticleFormProps) {
  return (
    <Form method="post" className="space-y-6" noValidate>
      <input type="hidden" name="intent" value={edited === null ? 'add' : 'replace'} />
      <input type="hidden" name="seen" value={seen} />
      {edited === null ? null : <input type="hidden" name="position" value={edited} />}
      <TextField field={fields.title} label="Título del artículo" />
      <TextField field={fields.journal} label="Revista" />
      <TextField field={fields.doi} code label="DOI" hint="Por ejemplo 10.1016/j.jinf.2023.01.002; también vale la dirección completa." />
      <TextField field={fields.issn} code label="ISSN de la revista" hint="Ocho caracteres, por ejemplo 0028-0836." />
      <TextField field={fields.pmid} code inputMode="numeric" label="PMID" hint="El número del artículo en PubMed." />
      <RadioGroup field={fields.type} label="Tipo de estudio" choices={TYPE_CHOICES}
        hint="Reportes y series de casos, cartas, resúmenes y capítulos no suman (§4.3.2)." />
      <RadioGroup field={fields.authorPosition} label="Su posición de autoría" choices={POSITIONS} />
      <TextField
        field={fields.publishedOn} type="date" label="Fecha de publicación"
        hint={`La primera en PubMed; antes del ${formatIsoDate(publishedBefore)} (§4.3.1.6).`}
      />
      <ActRow>
        <SubmitButton>{edited === null ? 'Agregar el artículo' : `Guardar el artículo ${edited}`}</SubmitButton>
        {edited === null ? null : <ButtonLink to="/residente/publicaciones" look="secondary">Volver sin cambiar</ButtonLink>}
      </ActRow>
    </Form>
  )
}
