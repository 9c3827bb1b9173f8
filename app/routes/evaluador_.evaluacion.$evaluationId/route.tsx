/** One article and its judgement: the picture beside the form. Blind to sede, scores and the other judgement. §4.3 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { TextField } from '#app/components/fields/text-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { describeJudgementFault, TYPE_WORDS } from '#app/publications/check-words.ts'
import { formatIsoDate } from '#app/labels/format-iso-date.ts'
import { submitEvaluation } from './actions.server.ts'
import { ArticlePicture } from './article-picture.tsx'
import { JudgementForm } from './judgement-form.tsx'
import { readEvaluation, type EvaluationPage } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Evaluar un artículo · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readEvaluation(args, args.params['evaluationId'])
export const action = (args: ActionFunctionArgs) => submitEvaluation(args, args.params['evaluationId'])

export default function EvaluationRoute() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const errors = new Map(answered?.faults.map((fault) => [fault.field as string, describeJudgementFault(fault)]))
  if (answered?.missing === 'confirmation') errors.set('confirm', 'Marque que firma su evaluación')
  const reason = answered?.missing === 'reason' ? ['Escriba por qué lo devuelve'] : undefined
  const fields = [...errors].map(([name, error]) => ({ ...plainField(name), errors: [error] }))
  const back = plainField('reason')
  const backField = reason === undefined ? back : { ...back, errors: reason }
  return (
    <Page width="board">
      <Breadcrumbs way={[{ to: '/evaluador', label: 'Publicaciones' }]} here="Evaluar" />
      <PageHeading title={page.title} above={page.journal} />
      <ErrorSummary errors={answered?.errors ?? []} fields={[...fields, backField]} />
      <Standing page={page} saved={answered?.saved === true} />
      <div className="mt-8 grid gap-x-10 gap-y-8 lg:grid-cols-[3fr_2fr]">
        {page.fileId === null || page.sides === null ? null : <ArticlePicture fileId={page.fileId} sides={page.sides} />}
        <div>
          <Section title="Lo declarado"><Declared page={page} /></Section>
          <p className="mb-6 text-grey">Con el teclado: 1 a favor, 2 en contra; + y − acercan y alejan la imagen, R la gira.</p>
          <JudgementForm page={page} errors={errors} />
          {page.signed ? null : (
            <div className="mt-12 border-t border-line pt-8">
              <Section title="Devolver el artículo" lead="Por conflicto de interés u otra causa. Pasa a otra persona y no vuelve a usted.">
                <Form method="post" className="space-y-4">
                  <input type="hidden" name="intent" value="return" />
                  <TextField field={backField} label="Por qué lo devuelve" />
                  <SubmitButton look="secondary">Devolver</SubmitButton>
                </Form>
              </Section>
            </div>
          )}
        </div>
      </div>
    </Page>
  )
}

function Standing({ page: { signed, endedAt, accepted, dueAt, savedAt }, saved }: { page: EvaluationPage, saved: boolean }) {
  if (signed && endedAt !== null) {
    return (
      <Alert tone="success" title={accepted === true ? 'Firmada: cumple' : 'Firmada: no cumple'}>
        El <DateTime at={endedAt} />. Ya no cambia.
      </Alert>
    )
  }
  if (saved) return <Alert tone="success" announce title="Borrador guardado">Nadie más lo ve. Falta firmarlo.</Alert>
  return (
    <p className="text-grey">
      A más tardar el <DateTime at={dueAt} />.{savedAt === null ? '' : ' Hay un borrador guardado.'}
    </p>
  )
}

/** Everything to look up, as text and as a link to where it is looked up. */
function Declared({ page }: { page: EvaluationPage }) {
  const { doi, issn, pmid, publishedOn, publishedBefore, author, ceme, grade, declaredType, declaredPosition } = page
  const link = (href: string, text: string) => <a href={href} target="_blank" rel="noreferrer">{text}</a>
  return (
    <SummaryList rows={[
      { term: 'Artículo', value: `${page.position}.º de la lista de la persona` },
      { term: 'DOI', value: link(`https://doi.org/${encodeURI(doi)}`, doi) },
      { term: 'PMID', value: link(`https://pubmed.ncbi.nlm.nih.gov/${pmid}/`, pmid) },
      { term: 'ISSN', value: link(`https://portal.issn.org/resource/ISSN/${issn}`, issn) },
      { term: 'Publicado', value: `${formatIsoDate(publishedOn)}; cuenta antes del ${formatIsoDate(publishedBefore)}` },
      { term: 'Especialidad', value: `${ceme}, grado ${grade}` },
      { term: 'Autoría', value: `${author}, ${declaredPosition === 1 ? 'primera' : 'segunda'} posición` },
      { term: 'Tipo', value: TYPE_WORDS[declaredType] },
    ]} />
  )
}
