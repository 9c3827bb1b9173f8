/** The code as it is read out across a desk, group by group, and as a QR for a reader that types. */
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'
import type { QrPath } from '#app/documents/qr-path.server.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'

interface OfflineCodeProps {
  /** Groups with dashes between them. */
  code: string
  qr: QrPath
  again: Instant
  zone: string
}

export function OfflineCode({ code, qr, again, zone }: OfflineCodeProps) {
  return (
    <div role="status" className="my-6">
      <h2 className="mb-3 text-xl">Código para este equipo</h2>
      <ol
        aria-label="Siete grupos de cuatro caracteres"
        className="grid grid-cols-2 gap-x-6 gap-y-2 border-2 border-line bg-surface px-4 py-4 sm:grid-cols-4"
      >
        {code.split('-').map((group, index) => (
          <li key={index} className="font-mono text-2xl font-semibold tracking-widest whitespace-nowrap">
            <span aria-hidden className="me-2 font-sans text-sm font-normal text-grey">{index + 1}</span>
            {group}
          </li>
        ))}
      </ol>
      <p className="mt-3 max-w-measure">
        Díctelo o muéstrelo en el lugar de la persona, grupo por grupo. No lleva las letras I, L, O ni U: lo que parece
        una O es un cero. Un error al teclearlo se avisa en su pantalla.
      </p>
      <svg
        role="img" aria-label="Código QR con el mismo código" viewBox={`0 0 ${qr.size} ${qr.size}`}
        shapeRendering="crispEdges" className="mt-4 w-48 bg-white"
      >
        <path d={qr.path} fill="#000" />
      </svg>
      <p className="mt-3 max-w-measure">
        Solo usted puede volver a verlo, hasta las {formatTimeWithSeconds(again, zone)}; después no se muestra más.
      </p>
    </div>
  )
}
