/** Once the turno is over: the acta to be read and signed, signed by some, or complete. */
import { FileCheck, FileText } from 'lucide-react'
import type { BoardSnapshot } from '#app/board/board-snapshot.ts'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { formatTime } from '#app/labels/format-time.ts'

export function ActaNotice({ board: { turno, sede, actaIssuedAt, actaCompleteAt } }: { board: BoardSnapshot }) {
  const query = `?sede=${sede.code}`
  return (
    <div
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line bg-green-wash px-3
        py-2 lg:px-4"
    >
      <p>{describeActa(actaIssuedAt, actaCompleteAt, sede.zone)}</p>
      <div className="flex flex-wrap gap-3">
        {actaCompleteAt === null ? null : (
          <ButtonLink to={`/supervisor/turno/${turno.id}/acta.pdf${query}`} icon={FileText} reloadDocument>
            Abrir el acta (PDF)
          </ButtonLink>
        )}
        <ButtonLink
          to={`/supervisor/turno/${turno.id}/acta${query}`}
          icon={FileCheck}
          look={actaCompleteAt === null ? 'primary' : 'secondary'}
        >
          {actaCompleteAt === null ? 'Revisar y firmar el acta' : 'Ver el acta'}
        </ButtonLink>
      </div>
    </div>
  )
}

function describeActa(
  frozenAt: BoardSnapshot['actaIssuedAt'], completeAt: BoardSnapshot['actaCompleteAt'], zone: string,
): string {
  if (completeAt !== null) return `Acta completa desde las ${formatTime(completeAt, zone)}.`
  return frozenAt === null
    ? 'El turno terminó. Falta firmar su acta.'
    : `El acta se firmó a las ${formatTime(frozenAt, zone)} y faltan firmas.`
}
