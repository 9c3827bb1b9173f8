/** Once the turno is over: the acta to be issued, or issued. */
import { FileCheck, FileText } from 'lucide-react'
import type { BoardSnapshot } from '#app/board/board-snapshot.ts'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { formatTime } from '#app/labels/format-time.ts'

export function ActaNotice({ board: { turno, sede, actaIssuedAt } }: { board: BoardSnapshot }) {
  const query = `?sede=${sede.code}`
  return (
    <div
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line bg-green-wash px-3
        py-2 lg:px-4"
    >
      <p>
        {actaIssuedAt === null
          ? 'El turno terminó. Falta emitir su acta.'
          : `Acta emitida a las ${formatTime(actaIssuedAt, sede.zone)}. Imprímala y recabe las firmas.`}
      </p>
      {actaIssuedAt === null ? (
        <ButtonLink to={`/supervisor/turno/${turno.id}/acta${query}`} icon={FileCheck}>
          Revisar y emitir el acta
        </ButtonLink>
      ) : (
        <ButtonLink to={`/supervisor/turno/${turno.id}/acta.pdf${query}`} icon={FileText} reloadDocument>
          Abrir el acta (PDF)
        </ButtonLink>
      )}
    </div>
  )
}
