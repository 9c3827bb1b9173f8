/** The audit package of one run: what the check of it finds, the file, and how to repeat it with standard tools. §4.1, §5.20 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { OpeningNotice } from '#app/score-openings/opening-notice.tsx'
import { readOpenScores } from '#app/score-openings/require-opening.server.ts'
import { reasonPath } from '#app/score-openings/scope-paths.ts'
import { requireOpenRun } from '#app/selection/require-open-run.server.ts'
import { CHECK_NAMES } from '#app/labels/package-words.ts'
import { readCheckedPackage } from './queries.server.ts'
import { StandardTools } from './standard-tools.tsx'

export const meta: MetaFunction = () => [{ title: 'Paquete de auditoría · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'auditor')
  await requireOpenRun(args.context.services.database.db, actor, args.params['runId'])
  const checked = await readCheckedPackage(args.context, args.params['runId'])
  return { ...checked, open: await readOpenScores(args, actor, { scope: 'run', subjectId: checked.id }) }
}

export default function AuditPackage() {
  const { id, open, ranAt, publishedAt, packageSha256, keyId, demo, answer } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/auditoria/selecciones', label: 'Paquetes de selección' }]} here="Paquete de auditoría" />
      <PageHeading
        title="Paquete de auditoría"
        act={open === null ? undefined : (
          <ButtonLink to={`/admin/seleccion/${id}/paquete.zip`} icon={Download} reloadDocument download>
            Descargar el paquete
          </ButtonLink>
        )}
      />
      <OpeningNotice
        open={open} hidden="El paquete y sus archivos, que llevan puntajes,"
        reason={reasonPath({ scope: 'run', subjectId: id }, `/auditoria/selecciones/${id}`)}
      />
      <div className="mb-8">
        {answer.holds ? (
          <Alert tone="success" title="El paquete coincide en todo">
            Pares que bloquean: {answer.blockingPairs}. Los resultados son idénticos, byte por byte, a los del cálculo
            independiente.
          </Alert>
        ) : (
          <Alert tone="danger" title="El paquete no coincide">
            {answer.unusable === null ? 'Abajo está cada diferencia.' : `No se puede leer: ${answer.unusable}.`}
          </Alert>
        )}
      </div>
      <Section title="El paquete">
        <SummaryList rows={[
          { term: 'Ejecutada', value: ranAt === null ? '—' : <DateTime at={ranAt} /> },
          { term: 'Publicada', value: publishedAt === null ? 'Sin publicar' : <DateTime at={publishedAt} /> },
          { term: 'SHA-256 del archivo', value: <ShortHash hash={packageSha256} whole /> },
          { term: 'Llave que lo firma', value: <ShortHash hash={keyId} whole /> },
        ]} />
      </Section>
      <Section
        title="Comprobación"
        lead="La hizo ahora este servidor, con el mismo programa que efiser verify y sin el código que ordena y asigna."
      >
        <ul className="max-w-measure divide-y divide-line">
          {answer.checks.map(({ name, holds, faults }) => (
            <li key={name} className="py-2">
              <div className="flex flex-wrap justify-between gap-x-6">
                <span>{CHECK_NAMES[name]}</span>
                <StateWord shape={holds ? 'check' : 'cross'} tone={holds ? 'success' : 'danger'}>
                  {holds ? 'Bien' : 'Falla'}
                </StateWord>
              </div>
              {faults.map((fault) => <p key={fault} className="text-guinda">{fault}</p>)}
            </li>
          ))}
        </ul>
      </Section>
      <StandardTools keyId={keyId} demo={demo} />
    </Page>
  )
}
