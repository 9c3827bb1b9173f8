/** The anchors of the audit chain, and how to keep and use them. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { readAnchors, type AnchorLine } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Anclas · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'auditor')
  return readAnchors(args.context)
}

const COLUMNS: readonly Column<AnchorLine>[] = [
  { key: 'number', header: 'Ancla', align: 'end', rowHeader: true, cell: ({ number }) => formatCount(number) },
  { key: 'at', header: 'Firmada', cell: ({ at }) => <DateTime at={at} /> },
  { key: 'seq', header: 'Hasta el registro', align: 'end', cell: ({ seq }) => formatCount(seq) },
  { key: 'hash', header: 'Huella de la cadena', cell: ({ hash }) => <ShortHash hash={hash} /> },
  { key: 'keyId', header: 'Llave', cell: ({ keyId }) => <ShortHash hash={keyId} /> },
]

export default function AnchorsPage() {
  const anchors = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHeading
        title="Anclas de la cadena"
        lead="Cada día se firma hasta dónde llega la cadena de auditoría, con una llave que no está en la base de datos."
        act={anchors.length === 0 ? undefined : (
          <ButtonLink to="/auditoria/anclas.jsonl" look="secondary" icon={Download} reloadDocument download>
            Descargar las anclas
          </ButtonLink>
        )}
      />
      <DataTable
        caption="Anclas" captionHidden narrow="stack" columns={COLUMNS} rows={anchors}
        rowKey={({ number }) => String(number)} empty="Aún no hay anclas: la primera se firma hoy mismo."
      />
      <div className="mt-8">
        <Section title="Para qué se descargan">
          <ol className="max-w-measure list-decimal space-y-3 ps-6">
            <li>Conserve el archivo fuera de la plataforma, donde nadie que la opere pueda cambiarlo.</li>
            <li>
              Compruebe después la cadena contra él:{' '}
              <code className="break-words">npm run -s efiser -- audit verify --anchors ARCHIVO</code>. Sirven también los
              renglones de los correos diarios, todos juntos en un archivo.
            </li>
            <li>
              Si alguien reescribió la cadena, aunque vuelva a calcular cada huella, se dice entre qué registros. Lo
              posterior a la última ancla lo protege la siguiente.
            </li>
          </ol>
        </Section>
      </div>
    </Page>
  )
}
