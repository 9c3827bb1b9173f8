/** The file of one person on a page: who, course, registration, papers, marks, sitting, and the trail. */
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatIsoDate } from '#app/labels/format-iso-date.ts'
import { ArticleTable, DocumentTable } from './file-papers.tsx'
import { Marks } from './file-marks.tsx'
import { Sitting } from './file-sitting.tsx'
import { AuditTable, CorrectionTable, VersionTable } from './file-trail.tsx'
import { ACCOUNT_WORDS, FALSE_INFORMATION_WORDS, SEX_WORDS } from './file-words.ts'
import type { PersonFile } from './read-file.server.ts'

interface FilePageProps {
  file: PersonFile
  base: string
  /** What may be done with the file; nothing for who only reads. */
  acts?: ReactNode
  /** What was just done. */
  done?: ReactNode
}

export function FilePage({ file, base, acts, done }: FilePageProps) {
  const { person, course, folio, full, convocatoria, others, carriedFrom } = file
  return (
    <Page>
      <Breadcrumbs way={[{ to: base, label: 'Expedientes' }]} here={person.name} />
      <PageHeading
        above={convocatoria ?? 'Sin convocatoria'} title={person.name}
        lead={folio === null ? 'No tiene una solicitud registrada en esta convocatoria.' : `Folio ${folio}`} act={acts}
      />
      <div className="mb-8 space-y-4 empty:hidden">
        {done}
        <Cancellations file={file} />
        {carriedFrom === null ? null : (
          <Alert title="En este periodo no hay examen: vale la calificación de uno anterior">
            Examen, calificaciones, ENARM y artículos son los de {carriedFrom.title}, folio {carriedFrom.folio} (§4.2 B, §5.13).
          </Alert>
        )}
      </div>
      <Section title="Identidad">
        <SummaryList rows={[
          { term: 'Matrícula', value: <span className="tabular-nums">{person.matricula}</span> },
          { term: 'CURP', value: person.curp ?? 'Sin CURP' },
          { term: 'Sexo', value: SEX_WORDS[person.sex] },
          { term: 'Nacimiento', value: person.bornOn === null ? 'Sin dato' : formatIsoDate(person.bornOn) },
          ...(full ? [
            { term: 'Correo', value: <span className="break-all">{person.email}</span> },
            { term: 'Teléfonos', value: person.phones.length === 0 ? 'Sin dato' : person.phones.join(' y ') },
          ] : []),
          { term: 'Cuenta', value: ACCOUNT_WORDS[person.account] },
          ...(others.length === 0 ? [] : [{
            term: 'Otras convocatorias', value: others.map(({ title, folio: old }) => `${title}: ${old}`).join('; '),
          }]),
        ]} />
        {full ? null : <p className="mt-3 text-grey">Los datos de contacto no se muestran a la auditoría.</p>}
        <CorrectionTable file={file} />
      </Section>
      <Section title="Curso actual">
        {course === null ? <p>No está en el padrón de esta convocatoria.</p> : (
          <SummaryList rows={[
            { term: 'Especialidad y grado', value: `${course.ceme}, grado ${String(course.grade)}` },
            { term: 'Inscripción', value: course.enrolled ? 'Inscrito en el ciclo actual' : 'No inscrito en el ciclo actual (§1.1 B)' },
            { term: 'Categoría', value: course.category === 'mexican' ? 'Mexicana' : 'Extranjera' },
            { term: 'Adscripción', value: course.adscription },
            ...carriedFrom === null ? [{ term: 'Sede del examen', value: course.examSede }] : [],
          ]} />
        )}
      </Section>
      <Section title="Versiones de la solicitud" lead="La última registrada es la válida (§2.2 A).">
        <VersionTable file={file} />
      </Section>
      <Section title="Documentos" {...full ? { lead: 'Cada vez que se abre una imagen queda en la auditoría.' } : {}}><DocumentTable file={file} /></Section>
      <Section title="Publicaciones y su evaluación"><ArticleTable file={file} /></Section>
      <Section
        title="Calificaciones y ENARM"
        acts={full && !file.frozen ? (
          <>
            <Link to="/admin/calificaciones" className="inline-flex min-h-11 items-center">Corregir calificaciones</Link>
            <Link to="/admin/enarm" className="inline-flex min-h-11 items-center">Corregir el ENARM</Link>
          </>
        ) : null}
      >
        <Marks file={file} scores={`${base}/${person.id}/puntajes`} />
      </Section>
      <Section
        title="Examen y plaza"
        lead="Ningún puntaje está en el expediente: se ven aparte, con un motivo que queda registrado."
      >
        <Sitting file={file} />
      </Section>
      <Section title="Rastro" lead="Los últimos 100 registros de la auditoría sobre esta persona, con cada consulta de su expediente.">
        <AuditTable file={file} />
      </Section>
    </Page>
  )
}

function Cancellations({ file: { cancellations } }: { file: PersonFile }) {
  return cancellations.map(({ candidateId, reason, note, cancelledAt, admin, title, folio }) => (
    <Alert key={candidateId} tone="danger" title={`Solicitud ${folio} cancelada por información falsa (§2.2 E)`}>
      <p>
        {title}. {FALSE_INFORMATION_WORDS[reason]}. <DateTime at={cancelledAt} />, por {admin}. No puede participar en futuros
        procesos de selección.
      </p>
      {note === null ? null : <p className="whitespace-pre-line">{note}</p>}
    </Alert>
  ))
}
