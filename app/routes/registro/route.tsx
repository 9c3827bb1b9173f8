/** The own registration: its steps, what is missing, the version that is valid, and until when. Convocatoria §2.1, §2.2 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Printer } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { TaskList } from '#app/components/data/task-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import { stepHref, STEP_TITLES } from '#app/labels/registration.ts'
import { ClosedNotice } from '#app/registration/closed-notice.tsx'
import { readRegistrationHome } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Mi registro · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readRegistrationHome(args)

export default function RegistrationHome() {
  const home = useLoaderData<typeof loader>()
  if (home === null) return <NotOnRoster />
  const { convocatoria, window, steps, articles, unmet, eligible, valid, changed, carriedFrom } = home
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/residente', label: 'Mi proceso' }]} here="Mi registro" />
      <PageHeading
        title="Mi registro" above={convocatoria}
        lead={window.stage === 'open' ? <>Cierra el <DateTime at={window.window.until} />. Cuenta solo lo que registre como versión.</> : null}
      />
      <ClosedNotice {...window} />
      {carriedFrom === null ? null : (
        <div className="mb-8"><Alert title="En este periodo no hay examen">
          <p>Compite con su calificación del EFISER que presentó en {carriedFrom}, y con los grados, el puntaje del ENARM y los
            artículos de entonces, que ya no cambian (§4.2 B, §5.13).</p>
        </Alert></div>
      )}
      {unmet.length === 0 ? null : (
        <div className="mb-8"><Alert tone="danger" title="Así no puede participar en la convocatoria">
          <p>Le falta cumplir:</p>
          <ul className="list-disc ps-6">{unmet.map((text) => <li key={text}>{text}</li>)}</ul>
        </Alert></div>
      )}
      {valid === null || !changed ? null : (
        <div className="mb-8"><Alert tone="attention" title={`El borrador difiere de su versión ${valid.number}, que sigue siendo la válida`}>
          <p>{window.stage === 'open' ? 'Para que los cambios cuenten, registre una nueva versión antes del cierre.'
            : 'El registro cerró: los cambios del borrador no cuentan.'}</p>
        </Alert></div>
      )}
      {valid === null || changed || window.stage !== 'open' ? null : (
        <div className="mb-8"><Alert tone="success" title={`Su versión ${valid.number} está registrada y es la válida`}>
          <p>{valid.printedAt === null ? 'Ahora imprima su solicitud: se imprime antes del cierre (§2.1 C). ' : ''}Si
            cambia algo, tendrá que registrar otra versión para que cuente.</p>
        </Alert></div>
      )}
      <Section title="Pasos" lead={unmet.length === 0 ? `Puede aspirar a ${formatCounted(eligible, 'curso', 'cursos')} de rama.` : null}>
        <TaskList tasks={[
          ...steps.map(({ step, missing, begun }) => ({
            title: STEP_TITLES[step],
            ...(window.stage === 'before' ? {} : { to: stepHref(step) }),
            // What a registered version holds was complete when it was registered; its ticks are not kept in the draft.
            state: missing === 0 || (valid !== null && !changed)
              ? <StateWord shape="check" tone="success">Completo</StateWord>
              : begun
                ? <StateWord shape="half" tone="attention">{`${missing === 1 ? 'Falta' : 'Faltan'} ${formatCounted(missing, 'dato', 'datos')}`}</StateWord>
                : <StateWord shape="empty">Sin empezar</StateWord>,
          })),
          ...articles === null ? [] : [{
            title: 'Publicaciones', to: '/residente/publicaciones',
            hint: 'Solo si tiene (§4.3.1). Cuentan con su propia versión, no con la del registro.',
            state: articles === 0 ? <StateWord shape="dash">Opcional</StateWord>
              : <StateWord shape="check" tone="success">{formatCounted(articles, 'declarada', 'declaradas')}</StateWord>,
          }],
          {
            title: 'Revisar y registrar', ...(window.stage === 'before' ? {} : { to: '/registro/revision' }),
            hint: 'Solo lo que registra aquí cuenta (§2.2 A).',
            state: valid === null
              ? <StateWord shape="empty">Sin registrar</StateWord>
              : <StateWord shape="check" tone="success">{`Versión ${String(valid.number)} registrada`}</StateWord>,
          },
        ]} />
      </Section>
      <Section
        title="Versión válida"
        acts={valid === null ? null : (
          <>
            <ButtonLink look="secondary" icon={Printer} to="/solicitud.pdf" reloadDocument>Imprimir mi solicitud</ButtonLink>
            <ButtonLink look="quiet" to="/registro/historial">Versiones y accesos</ButtonLink>
          </>
        )}
      >
        {valid === null ? <p>Aún no registra ninguna versión: nada de lo que escribió cuenta todavía.</p> : (
          <SummaryList rows={[
            { term: 'Folio', value: <strong className="tabular-nums">{valid.folio}</strong> },
            { term: 'Versión', value: valid.number },
            { term: 'Registrada', value: <DateTime at={valid.registeredAt} /> },
            { term: 'Huella', value: <span className="break-all tabular-nums">{valid.sha256}</span> },
            {
              term: 'Solicitud', value: valid.printedAt === null
                ? 'Esta versión no se ha impreso: imprímala antes del cierre del registro (§2.1 C).'
                : <>Impresa por primera vez el <DateTime at={valid.printedAt} /></>,
            },
          ]} />
        )}
      </Section>
    </Page>
  )
}

function NotOnRoster() {
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/residente', label: 'Mi proceso' }]} here="Mi registro" />
      <PageHeading title="Mi registro" />
      <EmptyState title="No aparece en el padrón de residentes de esta convocatoria">
        Participan los médicos residentes inscritos en el ciclo actual (§1.1 B). Si usted lo está, comuníquese con la
        autoridad educativa de su sede antes del cierre del registro.
      </EmptyState>
    </Page>
  )
}
