/** The choice of the item file, with the browser's own control. */
import { CONTROL_CLASSES, FieldFrame } from '#app/components/fields/field-frame.tsx'
import { controlAttributes, type FormField } from '#app/components/fields/form-field.ts'

const HINT = 'JSON Lines en UTF-8: un reactivo por línea, hasta 8 MB. Si una línea está mal, no se carga ninguna.'

export function ItemsFileField({ field }: { field: FormField }) {
  return (
    <FieldFrame field={field} label="Archivo de reactivos" hint={HINT}>
      <input
        {...controlAttributes(field, HINT)} key={field.key} type="file"
        accept=".jsonl,.ndjson,application/x-ndjson,application/jsonl" className={CONTROL_CLASSES}
      />
    </FieldFrame>
  )
}
