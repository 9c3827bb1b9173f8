/** The call's own text of both letters, edited in one form that keeps what is typed until it is published. §5.5, §5.8 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useRef } from 'react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Button } from '#app/components/actions/button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { submitText, type EditAnswer } from './actions.server.ts'
import { paragraphId } from './paragraph-fields.tsx'
import { readTextToEdit, type TextToEdit } from './queries.server.ts'
import { TextFields } from './text-fields.tsx'
import { UnpublishedDraft } from './unpublished-draft.tsx'

export const meta: MetaFunction = () => [{ title: 'Texto de las cartas · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readTextToEdit(args)

export const action = (args: ActionFunctionArgs) => submitText(args)

const SAMPLES = [
  { to: '/admin/cartas/compromiso.pdf', label: 'Carta compromiso' },
  { to: '/admin/cartas/compromiso-extranjero.pdf', label: 'Carta compromiso, extranjeros' },
  { to: '/admin/cartas/aceptacion.pdf', label: 'Carta de aceptación' },
]

export default function LetterTextPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/admin/cartas', label: 'Cartas' }]} here="Texto" />
      <PageHeading
        above={page.title} title="Texto de las cartas"
        {...page.isFixed && answer === undefined ? {} : {
          lead: `Parte de la versión ${answer?.base ?? page.base}. Lo que escriba queda solo en este navegador hasta que lo publique.`,
        }}
      />
      {page.isFixed && answer === undefined ? (
        <Alert title="El texto ya no cambia">
          Alguien aceptó la carta compromiso de esta convocatoria: todas las personas aceptan el mismo texto (§5.5).
        </Alert>
      ) : <EditForm page={page} answer={answer} />}
    </Page>
  )
}

function EditForm({ page, answer }: { page: TextToEdit, answer: EditAnswer | undefined }) {
  const { text, base, convocatoriaId } = answer ?? page
  const form = useRef<HTMLFormElement>(null)
  const { faults = [], errors = { form: [], reason: [], password: [] }, touched = null } = answer ?? {}
  const reason = { ...plainField('reason', answer?.reason), errors: errors.reason, maxLength: 500 }
  const password = { ...plainField('password'), errors: errors.password }
  const wrong = faults.flatMap((fault) => fault.place === null ? [] : [
    { ...plainField('text', undefined, paragraphId(fault.place)), errors: [fault.text] }])
  return (
    <>
      <ErrorSummary
        errors={[...errors.form, ...faults.flatMap((fault) => fault.place === null ? [fault.text] : [])]}
        fields={[...wrong, reason, password]}
      />
      {answer?.isClean === true ? (
        <div className="mb-8"><Alert tone="success" title="El texto no tiene problemas" announce>Aún no se publica.</Alert></div>
      ) : null}
      <UnpublishedDraft form={form} convocatoriaId={convocatoriaId} base={base} isAnswer={answer !== undefined} />
      <Variables variables={page.variables} />
      <form ref={form} method="post" encType="multipart/form-data" className="mt-8">
        <input type="hidden" name="convocatoria" value={convocatoriaId} />
        <input type="hidden" name="base" value={base} />
        {/* First, so that Enter in a field looks the text through and does nothing else. */}
        <ActRow><Button type="submit" name="intent" value="check" look="secondary">Revisar el texto</Button></ActRow>
        <div className="mt-8"><TextFields text={text} faults={faults} touched={touched} /></div>
        <Section title="Vista previa" lead="El PDF con datos de muestra, en otra pestaña. Cada página dice MUESTRA.">
          <p className="flex flex-wrap gap-3">
            {SAMPLES.map(({ to, label }) => (
              <Button key={to} type="submit" look="secondary" formAction={to} formTarget="_blank">{label}</Button>
            ))}
          </p>
        </Section>
        <Section title="Publicar" lead="Solo antes de que alguien acepte la carta compromiso de esta convocatoria.">
          <div className="space-y-6">
            <TextArea field={reason} rows={2} label="Motivo" hint="Queda con la versión y con su nombre." />
            <PasswordField
              field={password} label="Su contraseña" hint="O un código de su segundo factor: confirma que es usted."
            />
            <ActRow>
              <Button type="submit" name="intent" value="publish">Publicar la versión {base + 1}</Button>
              <ButtonLink to="/admin/cartas" look="secondary">Salir sin publicar</ButtonLink>
            </ActRow>
          </div>
        </Section>
      </form>
    </>
  )
}

const IN_LETTER = { both: 'ambas cartas', acceptance: 'carta de aceptación', commitment: 'carta compromiso' } as const

function Variables({ variables }: { variables: TextToEdit['variables'] }) {
  return (
    <details>
      <summary className="cursor-pointer py-2 font-semibold text-green">Variables que puede usar</summary>
      <ul className="mt-2 columns-1 gap-8 md:columns-2">
        {variables.map(({ key, name, where, isRequired }) => (
          <li key={key} className="mb-2 break-inside-avoid">
            <code>{`{{${key}}}`}</code> {name}, {IN_LETTER[where]}{isRequired ? ' (obligatoria)' : ''}
          </li>
        ))}
      </ul>
    </details>
  )
}
