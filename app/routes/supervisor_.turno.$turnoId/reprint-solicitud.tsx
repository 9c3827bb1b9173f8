/** Who lost the printed solicitud gets it from the record, and the trail says that it was so. §3.1 C */
import { Printer } from 'lucide-react'
import type { BoardCandidate, BoardSnapshot } from '#app/board/board-snapshot.ts'
import { Icon } from '#app/components/icon/icon.tsx'

interface ReprintSolicitudProps {
  board: BoardSnapshot
  candidate: BoardCandidate
}

export function ReprintSolicitud({ board: { turno, sede }, candidate: { attemptId, state } }: ReprintSolicitudProps) {
  if (state !== 'expected' && state !== 'denied' && state !== 'admitted') return null
  return (
    <form
      method="post"
      action={`/supervisor/turno/${turno.id}/solicitud.pdf?sede=${sede.code}`}
      target="_blank"
      className="mt-4 border-t border-line pt-2"
    >
      <input type="hidden" name="attemptId" value={attemptId} />
      <button type="submit" className="inline-flex min-h-11 items-center gap-2 font-semibold text-green underline">
        <Icon icon={Printer} />
        Reimprimir la solicitud extraviada (queda asentado)
      </button>
    </form>
  )
}
