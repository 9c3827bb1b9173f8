/** The scores of one person while they are open: result and breakdown, exam, grades, ENARM, publications. Never printed. */
import { DataTable } from '#app/components/data/data-table.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCount, formatDecimal, formatPoints } from '#app/labels/format-number.ts'
import { describePublicationType } from '#app/labels/publication-types.ts'
import { MARK_LOOKS, MARK_WORDS } from '#app/marking/mark-words.ts'
import { shortenExclusion } from '#app/labels/exclusions.ts'
import { OpeningNotice } from './opening-notice.tsx'
import type { PersonScores } from './read-person-scores.server.ts'
import { reasonPath } from './scope-paths.ts'

const TERMS = { efiser: 'EFISER', grades: 'Promedio de grados', enarm: 'ENARM', bonus: 'Publicaciones' } as const

export function PersonScoresPage({ base, scores }: { base: string, scores: PersonScores }) {
  const { open, person, folio, mark, grades, enarm, enarmInForce, publications, result } = scores
  return (
    <Page>
      <Breadcrumbs way={[{ to: base, label: 'Expedientes' }, { to: `${base}/${person.id}`, label: person.name }]} here="Puntajes" />
      <PageHeading above={folio === null ? 'Sin solicitud registrada' : `Folio ${folio}`} title={`Puntajes de ${person.name}`} />
      <OpeningNotice
        open={open} hidden="Los puntajes"
        reason={reasonPath({ scope: 'person', subjectId: person.id }, `${base}/${person.id}/puntajes`)}
      />
      <p className="hidden print:block">Los puntajes de una persona no se imprimen (Privacidad).</p>
      <div className="print:hidden">
        <Section title="Resultado publicado">
          {result === null ? <p>No hay un resultado publicado de esta persona.</p> : <Result result={result} />}
        </Section>
        <Section title="Examen">
          {mark === null ? <p>Sin calificación que mostrar todavía.</p> : (
            <SummaryList rows={[
              { term: 'Situación', value: <StateWord {...MARK_LOOKS[mark.status]}>{MARK_WORDS[mark.status]}</StateWord> },
              {
                term: 'Aciertos',
                value: mark.correct === null || mark.counted === null ? '—'
                  : `${formatCount(mark.correct)} de ${formatCount(mark.counted)}`,
              },
              { term: 'EFISER', value: mark.efiser === null ? '—' : formatDecimal(mark.efiser, 4) },
            ]} />
          )}
        </Section>
        <Section title="Calificaciones y ENARM">
          <DataTable
            caption="Calificaciones firmadas" narrow="stack" rows={grades} rowKey={({ year }) => String(year)}
            empty="Ninguna calificación está firmada."
            columns={[
              { key: 'year', header: 'Grado', rowHeader: true, cell: ({ year }) => `${String(year)}.º` },
              { key: 'mark', header: 'Calificación', align: 'end', cell: ({ mark: value }) => formatDecimal(value) },
            ]}
          />
          <div className="mt-6">
            <SummaryList rows={[{
              term: 'ENARM que cuenta', value: enarmInForce === null ? 'No se ha recibido (§4.2 A)' : formatDecimal(enarmInForce),
            }]} />
          </div>
          <div className="mt-6">
            <DataTable
              caption="Puntajes recibidos del ENARM" narrow="stack" rows={enarm} rowKey={({ id }) => String(id)}
              empty="Ninguna carga de puntajes de la Secretaría quedó registrada para esta persona."
              columns={[
                { key: 'at', header: 'Recibido', rowHeader: true, cell: ({ at }) => <DateTime at={at} form="short" /> },
                { key: 'mark', header: 'Puntaje', align: 'end', cell: (row) => formatDecimal(row.mark) },
                {
                  key: 'replaces', header: 'Sustituye a', align: 'end',
                  cell: ({ replaces }) => replaces === null ? '—' : formatDecimal(replaces),
                },
              ]}
            />
          </div>
        </Section>
        <Section title="Publicaciones">
          <DataTable
            caption="Publicaciones con sus puntos" captionHidden narrow="stack" rows={publications.map((row, index) => ({ ...row, index }))}
            rowKey={({ index }) => String(index)} empty="No hay publicaciones con puntos que mostrar."
            columns={[
              { key: 'doi', header: 'DOI', rowHeader: true, cell: ({ doi }) => <span className="break-all">{doi}</span> },
              { key: 'type', header: 'Tipo', cell: ({ type }) => describePublicationType(type) },
              { key: 'author', header: 'Autoría', align: 'end', cell: ({ authorPosition }) => authorPosition },
              {
                key: 'accepted', header: 'Decisión',
                cell: ({ accepted }) => accepted === null ? 'Sin decidir' : accepted ? 'Aceptada' : 'No aceptada',
              },
              { key: 'points', header: 'Puntos', align: 'end', cell: ({ points }) => formatPoints(points) },
            ]}
          />
        </Section>
      </div>
    </Page>
  )
}

function Result({ result: { exclusion, piImss, position, positionInCer, breakdown } }: { result: NonNullable<PersonScores['result']> }) {
  if (exclusion !== null) return <p>Excluido: {shortenExclusion(exclusion)}.</p>
  return (
    <>
      <SummaryList rows={[
        { term: 'PI-IMSS', value: piImss === null ? '—' : <strong>{formatDecimal(piImss)}</strong> },
        { term: 'Posición', value: position === null ? '—' : formatCount(position) },
        { term: 'Posición en su curso', value: positionInCer === null ? '—' : formatCount(positionInCer) },
      ]} />
      {breakdown === null ? null : (
        <div className="mt-6">
          <DataTable
            caption="Desglose del PI-IMSS (§4.3)" narrow="stack" rows={breakdown.lines} rowKey={({ term }) => term}
            columns={[
              { key: 'term', header: 'Criterio', rowHeader: true, cell: ({ term }) => TERMS[term] },
              { key: 'mark', header: 'Puntaje', align: 'end', cell: ({ mark }) => formatDecimal(mark) },
              { key: 'weight', header: 'Peso', align: 'end', cell: ({ weight }) => weight === null ? '—' : `× ${weight}` },
              { key: 'points', header: 'Aporta', align: 'end', cell: ({ points }) => formatDecimal(points) },
            ]}
          />
        </div>
      )}
    </>
  )
}
