/** The letter that was found: whether it counts, and what the paper must say. No score. */
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { Instant } from '#exam-engine/kernel/time.ts'

interface LetterFacts {
  folio: string
  name: string
  matricula: string
  cer: string
  sede: string
  subsede: string | null
  issuedAt: Instant
  contentSha256: string | null
  fileSha256: string
  standing: 'valid' | 'resigned' | 'revoked'
  endedAt: Instant | null
}

export function FoundLetterCard({ letter }: { letter: LetterFacts }) {
  const { folio, name, matricula, cer, sede, subsede, issuedAt, contentSha256, fileSha256, standing, endedAt } = letter
  return (
    <section aria-label={`Carta ${folio}`} className="mt-10">
      {standing === 'valid' ? (
        <Alert announce tone="success" title="Carta vigente">Compare estos datos con los de la carta impresa: deben coincidir todos.</Alert>
      ) : (
        <Alert announce tone="danger" title={standing === 'revoked' ? 'Carta revocada' : 'Carta sin efecto por renuncia'}>
          {endedAt === null ? null : <>Desde el <DateTime at={endedAt} />. </>}No la acepte, aunque esté impresa y firmada.
        </Alert>
      )}
      <div className="mt-6">
        <SummaryList rows={[
          { term: 'Folio', value: folio }, { term: 'Nombre', value: name }, { term: 'Matrícula', value: matricula },
          { term: 'Curso', value: cer }, { term: 'Sede', value: subsede === null ? sede : `${sede}, subsede ${subsede}` },
          { term: 'Emitida', value: <DateTime at={issuedAt} /> },
          { term: 'Huella de los datos (al pie)', value: <code className="break-all">{contentSha256 ?? 'Sin huella'}</code> },
          { term: 'Huella del archivo (SHA-256)', value: <code className="break-all">{fileSha256}</code> },
        ]} />
      </div>
    </section>
  )
}
