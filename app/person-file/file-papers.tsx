/** The pictures that were sent, and the articles of the last declaration with how their evaluation stands. No points. */
import { DataTable } from '#app/components/data/data-table.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCount } from '#app/labels/format-number.ts'
import { formatIsoDate } from '#app/labels/format-iso-date.ts'
import type { PersonFile } from './read-file.server.ts'

export function DocumentTable({ file: { documents, full } }: { file: PersonFile }) {
  return (
    <DataTable
      caption="Imágenes enviadas" captionHidden narrow="stack" rows={documents} rowKey={({ id }) => id}
      empty="No ha enviado documentos."
      columns={[
        { key: 'at', header: 'Recibido', rowHeader: true, cell: ({ uploadedAt }) => <DateTime at={uploadedAt} form="short" /> },
        { key: 'kind', header: 'Documento', cell: () => 'Imagen de publicaciones (JPG)' },
        { key: 'size', header: 'Tamaño', align: 'end', cell: ({ bytes }) => `${formatCount(bytes)} bytes` },
        { key: 'pixels', header: 'Píxeles', cell: ({ width, height }) => `${String(width)} × ${String(height)}` },
        ...(full ? [{
          key: 'view', header: 'Imagen', cell: ({ id, uploadedAt }: PersonFile['documents'][number]) => (
            <a href={`/publicaciones/imagen/${id}`} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center">
              Ver en otra pestaña<span className="sr-only">, la recibida el <DateTime at={uploadedAt} form="short" /></span>
            </a>
          ),
        }] : []),
        { key: 'hash', header: 'Huella', cell: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 16)}</code> },
      ]}
    />
  )
}

export function ArticleTable({ file: { articles } }: { file: PersonFile }) {
  return (
    <DataTable
      caption="Artículos declarados" captionHidden narrow="stack" rows={articles} rowKey={({ id }) => id}
      empty="No declaró publicaciones."
      columns={[
        {
          key: 'title', header: 'Artículo', rowHeader: true, cell: ({ title, journal, doi }) => (
            <>{title}<span className="block font-normal text-grey">{journal}, {doi}</span></>
          ),
        },
        { key: 'published', header: 'Publicado', cell: ({ publishedOn }) => formatIsoDate(publishedOn) },
        { key: 'author', header: 'Autoría', cell: ({ authorPosition }) => `${String(authorPosition)}.º autor` },
        { key: 'signed', header: 'Evaluaciones firmadas', align: 'end', cell: ({ signed }) => signed },
        { key: 'outcome', header: 'Decisión', cell: ({ accepted, basis }) => describeOutcome(accepted, basis) },
      ]}
    />
  )
}

function describeOutcome(accepted: boolean | null, basis: 'agreement' | 'third' | null): string {
  if (accepted === null) return 'Sin decidir'
  return `${accepted ? 'Aceptado' : 'No aceptado'}, ${basis === 'third' ? 'por una tercera evaluación' : 'por dos evaluaciones que coinciden'}`
}
