/** The form that is sat: what it holds, the hashes that prove it, who froze it; and the way to a new version. */
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { formatCount } from '#app/labels/format-number.ts'
import type { ExamState, ExamView } from './queries.server.ts'

interface FormSectionProps {
  exam: ExamView
  state: ExamState
}

export function FormSection({ exam, state: { versions, formAreas } }: FormSectionProps) {
  const open = exam.now < exam.startsAt
  const [newest, ...earlier] = versions
  const act = open
    ? <ButtonLink to={`/admin/examenes/${exam.id}/congelar`} look={newest === undefined ? 'primary' : 'secondary'}>
        {newest === undefined ? 'Ensamblar y congelar la forma' : 'Ensamblar y congelar una versión nueva'}
      </ButtonLink>
    : undefined
  return (
    <Section
      title="Forma de examen" acts={act}
      lead={open ? 'Puede cambiarse hasta que comience el turno.' : 'El turno comenzó: la forma ya no cambia.'}
    >
      {newest === undefined || formAreas === null ? (
        <EmptyState title="No hay una forma congelada">
          {open ? 'Sin ella el turno no puede comenzar.' : 'El turno comenzó sin una forma: avise de inmediato.'}
        </EmptyState>
      ) : (
        <SummaryList rows={[
          { term: 'Versión', value: newest.version },
          {
            term: 'Reactivos',
            value: `${formatCount(newest.itemCount)}: ${formatCount(formAreas.clinical)} clínicos y `
              + `${formatCount(formAreas.research)} de investigación`,
          },
          { term: 'Huella de la forma (SHA-256)', value: <ShortHash hash={newest.contentSha256} whole /> },
          { term: 'Huella de la clave (SHA-256)', value: <ShortHash hash={newest.keySha256} whole /> },
          {
            term: 'Congelada',
            value: (
              <><DateTime at={newest.frozenAt} />{newest.frozenBy === null ? null : <>, por {newest.frozenBy}</>}</>
            ),
          },
        ]} />
      )}
      {newest !== undefined && newest.itemCount !== exam.needed.clinical + exam.needed.research ? (
        <Alert tone="attention" title="La forma no tiene el número de reactivos del examen" />
      ) : null}
      {earlier.length === 0 ? null : (
        <div className="mt-6">
          <DataTable
            caption="Versiones anteriores, que nadie presenta"
            columns={[
              { key: 'version', header: 'Versión', rowHeader: true, cell: ({ version }) => version },
              { key: 'hash', header: 'Huella', cell: ({ contentSha256 }) => <ShortHash hash={contentSha256} /> },
              { key: 'frozen', header: 'Congelada', cell: ({ frozenAt }) => <DateTime at={frozenAt} form="short" /> },
            ]}
            rows={earlier} rowKey={({ id }) => id}
          />
        </div>
      )}
    </Section>
  )
}
