/** Who arrives, for who receives them: the count, each person with the record, the versions of the notification. §5.9.3 */
import { Link } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { Folio } from '#app/components/data/folio.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCalendarDate } from '#app/documents/describe-times.ts'
import { ABSENCE_CONSEQUENCE, ARRIVAL_WORDS } from '#app/labels/arrivals.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import type { ArrivalStanding } from '#exam-engine/convocatoria/arrival.ts'
import type { ArrivalsView, Arriving, ListedVersion } from './read-arrivals.server.ts'
import { VersionList } from './version-list.tsx'

interface ArrivalsProps {
  base: string
  view: ArrivalsView | null
  versions: readonly ListedVersion[]
}

export function ArrivalsSections({ base, view, versions }: ArrivalsProps) {
  if (view === null) {
    return <EmptyState title="Aún no hay resultados publicados">Aquí verá a quienes se presentan en sus sedes.</EmptyState>
  }
  if (view.now < view.until) {
    return (
      <EmptyState title="La aceptación sigue abierta">
        Quién se presenta se sabe cuando termina: el <DateTime at={view.until} /> (§5.3).
      </EmptyState>
    )
  }
  const { people, gone, arrivesOn } = view
  const count = (standing: ArrivalStanding) => people.filter((one) => one.standing === standing).length
  const absent = count('absent')
  return (
    <>
      <p className="mb-6 max-w-measure text-lg">
        Se presentan el {formatCalendarDate(arrivesOn)} con la tercera copia firmada de su carta de aceptación (§5.9.3).
      </p>
      {absent === 0 ? null : (
        <div className="mb-8">
          <Alert tone="danger" title={`${formatCounted(absent, 'persona no se ha presentado', 'personas no se han presentado')}`}>
            {ABSENCE_CONSEQUENCE} Lo deciden las autoridades: EFISER solo cuenta los días.
          </Alert>
        </div>
      )}
      <div className="mb-10">
        <Figures label="Presentación en la nueva sede" figures={[
          { label: 'esperadas', count: people.length },
          { label: 'se presentaron', count: count('arrived') },
          { label: 'por presentarse', count: count('notDue') + count('due') },
          { label: 'no se han presentado', count: absent, attention: absent > 0 },
        ]} />
      </div>
      <Section title="Quiénes se presentan" acts={(
        <>
          <ButtonLink to={`${base}.xlsx`} look="secondary" reloadDocument>Descargar en Excel</ButtonLink>
          <ButtonLink to={`${base}.pdf`} look="secondary" reloadDocument>Descargar en PDF</ButtonLink>
        </>
      )}>
        <DataTable
          caption="Quiénes se presentan" captionHidden narrow="stack" columns={columnsOf(base)} rows={people}
          rowKey={({ awardId }) => awardId} empty="Nadie con plaza aceptada se presenta en sus sedes."
        />
      </Section>
      {gone.length === 0 ? null : (
        <Section title="Ya no se presentan" lead="Su carta no es válida aunque esté impresa y firmada: no la acepte.">
          <ul className="list-disc ps-6">
            {gone.map(({ folio, name, seat, how }) => (
              <li key={folio}>{name} ({folio}), {seat}: {how === 'revoked' ? 'plaza revocada (§3.1 D)' : 'renunció (§5.14)'}.</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Notificación oficial" lead="Con ella se coteja cada carta. Vale la versión más reciente (§5.9.3).">
        <VersionList versions={versions} empty="La Coordinación la emite después del cierre de la aceptación y la envía también por correo." />
      </Section>
    </>
  )
}

function columnsOf(base: string): readonly Column<Arriving>[] {
  return [
    { key: 'name', header: 'Persona', rowHeader: true, cell: ({ awardId, name, folio }) => (
      <><Link to={`${base}/${awardId}`}>{name}</Link><span className="block font-normal"><Folio folio={folio} /></span></>) },
    { key: 'cer', header: 'Curso', cell: ({ cer }) => cer },
    { key: 'sede', header: 'Sede', cell: ({ sede, subsede }) => `${sede}${subsede === null ? '' : `, subsede ${subsede}`}` },
    { key: 'from', header: 'Viene de', cell: ({ from }) => from },
    { key: 'letter', header: 'Carta', cell: ({ letterSha256 }) => letterSha256 === null ? 'Aún no emitida' : 'Emitida' },
    { key: 'standing', header: 'Presentación', cell: ({ standing }) => {
      const { word, shape, tone } = ARRIVAL_WORDS[standing]
      return <StateWord shape={shape} tone={tone}>{word}</StateWord>
    } },
    { key: 'absences', header: 'Faltas', align: 'end', cell: ({ absences }) => absences },
  ]
}
