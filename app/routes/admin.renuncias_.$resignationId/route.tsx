/** One resignation: who, what seat, what follows, the signed document, and the two answers to it. Convocatoria §5.14.6 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FileText } from 'lucide-react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { notFound } from '#app/http/guards.server.ts'
import { CONSEQUENCE_WORDS } from '#app/labels/resignation.ts'
import { readResignation } from '../admin.renuncias/queries.server.ts'
import { submitAnswer } from './actions.server.ts'
import { AnswerForms } from './answer-forms.tsx'

export const meta: MetaFunction = () => [{ title: 'Renuncia · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const resignation = await readResignation(args, args.params['resignationId'] ?? '')
  if (resignation === null) throw notFound()
  return resignation
}

export const action = (args: ActionFunctionArgs) => submitAnswer(args)

export default function ResignationPage() {
  const { id, state, name, folio, seat, addressee, subject, text, sha256, kind, pages, sentAt, answeredAt, countsFrom,
    returnReason, answeredBy, consequence } = useLoaderData<typeof loader>()
  const words = CONSEQUENCE_WORDS[consequence]
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/admin/renuncias', label: 'Renuncias' }]} here={name} />
      <PageHeading title={`Renuncia de ${name}`} above={`Folio ${folio}`} />
      {state === 'sent' ? (
        <Alert tone="attention" title={`Por la fecha del envío: ${words.title}`}>
          {words.sentence} ({words.clause}). La fecha que decide es la del envío, aunque el acuse se dé después.
        </Alert>
      ) : null}
      {state === 'acknowledged' && countsFrom !== null ? (
        <Alert tone="success" title={`Con acuse de ${answeredBy ?? ''}`}>Cuenta desde el <DateTime at={countsFrom} />.</Alert>
      ) : null}
      {state === 'returned' ? <Alert tone="attention" title={`Devuelta por ${answeredBy ?? ''}`}>{returnReason}</Alert> : null}
      <div className="my-8">
        <SummaryList rows={[
          { term: 'Plaza', value: seat },
          { term: 'Dirigida a', value: addressee },
          { term: 'Asunto', value: subject },
          { term: 'Enviada', value: <DateTime at={sentAt} /> },
          { term: 'Respondida', value: answeredAt === null ? 'Pendiente' : <DateTime at={answeredAt} /> },
          { term: 'Consecuencia', value: `${words.title} (${words.clause})` },
          { term: 'Documento', value: `${(kind ?? '').toUpperCase()}, ${String(pages ?? 0)} página(s)` },
          { term: 'Huella del original (SHA-256)', value: <code className="break-all">{sha256}</code> },
        ]} />
        <ActRow>
          <ButtonLink look="secondary" icon={FileText} to={`/renuncias/${id}/documento.pdf`} reloadDocument>
            Ver el documento firmado
          </ButtonLink>
        </ActRow>
      </div>
      <Section title="Texto que se redactó en la plataforma"><p className="max-w-measure whitespace-pre-line">{text}</p></Section>
      {state === 'sent' ? <AnswerForms /> : null}
    </Page>
  )
}
