/** The one JPG with all articles: the one that counts, a newer one to look at before it does, and the upload. §4.3 */
import { Form } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { CONTROL_CLASSES, FieldFrame } from '#app/components/fields/field-frame.tsx'
import { controlAttributes, type FormField } from '#app/components/fields/form-field.ts'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCount, formatDecimal } from '#app/labels/format-number.ts'
import type { LegibilityWarning } from '#app/publications/legibility.ts'
import type { PublicationsPage } from './queries.server.ts'

type Picture = NonNullable<PublicationsPage['declared']>

const hintOf = (most: number) =>
  `JPG de hasta ${formatCount(most)} bytes (${formatCount(Math.floor(most / 1024))} kb) con todos sus artículos en una sola imagen.`

export const WARNINGS: Readonly<Record<LegibilityWarning, string>> = {
  blurred: 'Parece borrosa: su nitidez es menor de 150. Si no se lee, no se considera (NC9).',
  small: 'Es pequeña: su lado menor tiene menos de 1,000 pixeles y el texto puede no leerse.',
}

export function PictureSection({ page, field }: { page: PublicationsPage, field: FormField }) {
  const { declared, pending, open, version } = page
  const hint = hintOf(page.mostBytes)
  return (
    <Section title="Imagen de los artículos" lead="Un solo archivo JPG (§4.3). Se conserva el original y se evalúa esta copia.">
      {declared === null ? <p className="mb-6">Aún no hay una imagen registrada.</p> : (
        <div className="mb-8"><Preview picture={declared} title="Imagen registrada: es la que vale" /></div>
      )}
      {pending === null ? null : (
        <div id="imagen-nueva" className="mb-8 border-s-4 border-gold ps-4">
          <Alert tone="attention" title="Esta imagen aún no está registrada">
            Revise que cada artículo se lea y regístrela. Mientras tanto vale {declared === null ? 'ninguna' : 'la anterior'}.
          </Alert>
          <div className="mt-4"><Preview picture={pending} title="Imagen nueva" /></div>
          <Form method="post" className="mt-4">
            <input type="hidden" name="intent" value="file" />
            <input type="hidden" name="seen" value={version} />
            <input type="hidden" name="fileId" value={pending.id} />
            <SubmitButton>{pending.warnings.length === 0 ? 'Registrar esta imagen' : 'Registrarla a pesar del aviso'}</SubmitButton>
          </Form>
        </div>
      )}
      {open ? (
        <Form method="post" action="?acto=imagen" encType="multipart/form-data" className="space-y-4" noValidate>
          <FieldFrame field={field} label={declared === null ? 'Archivo JPG' : 'Otro archivo JPG'} hint={hint}>
            <input {...controlAttributes(field, hint)} type="file" accept=".jpg,.jpeg,image/jpeg" className={CONTROL_CLASSES} />
          </FieldFrame>
          <SubmitButton look="secondary" pendingText="Revisando la imagen…">Subir y revisar</SubmitButton>
        </Form>
      ) : null}
    </Section>
  )
}

function Preview({ picture, title }: { picture: Picture, title: string }) {
  const address = `/publicaciones/imagen/${picture.id}`
  return (
    <figure>
      <figcaption className="mb-2 font-semibold">{title}</figcaption>
      {picture.warnings.map((warning) => (
        <div key={warning} className="mb-3"><Alert tone="attention" title="Puede no leerse">{WARNINGS[warning]}</Alert></div>
      ))}
      <a href={address} target="_blank" rel="noreferrer" className="block max-w-reading">
        <img
          src={address} width={picture.width} height={picture.height}
          alt={`${title}. Se abre en tamaño completo en otra pestaña.`} className="max-h-96 w-auto border border-line"
        />
      </a>
      <div className="mt-3 max-w-reading">
        <SummaryList rows={[
          { term: 'Peso', value: `${formatCount(picture.bytes)} bytes` },
          { term: 'Resolución', value: `${formatCount(picture.width)} × ${formatCount(picture.height)} pixeles` },
          { term: 'Nitidez', value: `${formatDecimal(picture.sharpness, 1)} (se sugiere 150 o más)` },
          { term: 'Subida', value: <DateTime at={picture.uploadedAt} form="short" /> },
          { term: 'Huella del original (SHA-256)', value: <code className="break-all text-sm">{picture.sha256}</code> },
        ]} />
      </div>
    </figure>
  )
}
