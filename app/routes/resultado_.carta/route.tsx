/** The carta de aceptación: issued once, and what to do with its three copies (Convocatoria §5.8-§5.12). */
import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useRevalidator } from '@remix-run/react'
import { Download } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { Button } from '#app/components/actions/button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Card } from '#app/components/page/card.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { readResult } from '../resultado/queries.server.ts'
import { downloadLetter, type DownloadOutcome } from './letter-download.ts'

export const meta: MetaFunction = () => [{ title: 'Carta de aceptación · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'residente')
  const { result } = await readResult(args.context, actor.personId)
  const award = result?.award ?? null
  if (award === null || (award.state !== 'commitmentAccepted' && award.state !== 'letterIssued')) throw redirect('/resultado')
  return { issuedAt: award.letterIssuedAt, sha256: award.letterSha256 }
}

export default function LetterPage() {
  const { issuedAt, sha256 } = useLoaderData<typeof loader>()
  const revalidator = useRevalidator()
  const [outcome, setOutcome] = useState<DownloadOutcome | 'working' | null>(null)
  const download = async (event: FormEvent) => {
    event.preventDefault()
    setOutcome('working')
    setOutcome(await downloadLetter())
    revalidator.revalidate()
  }
  return (
    <Page width="reading">
      <PageHeading title="Carta de aceptación" lead="El primer paso para formalizar su ingreso al nuevo curso (§5.8)." />
      <Card>
        {issuedAt === null ? (
          <Alert tone="attention" title="Se emite en una sola ocasión (§5.10)">
            No hay copias ni reimpresiones. Descárguela en una computadora y guarde el archivo en un lugar seguro; evite
            hacerlo en un teléfono o una tableta (§5.11).
          </Alert>
        ) : (
          <Alert tone="success" title="Carta emitida">
            Emitida el <DateTime at={issuedAt} />. Si la descarga falló, puede repetirla durante 15 minutos desde este
            mismo equipo y sesión.
            <span className="mt-2 block text-sm">Huella del archivo (SHA-256): <code className="break-all">{sha256}</code></span>
          </Alert>
        )}
        <Form method="post" action="/resultado/carta.pdf" reloadDocument onSubmit={(event) => { void download(event) }}>
          <ActRow>
            <Button type="submit" icon={Download} isPending={outcome === 'working'}>
              {issuedAt === null ? 'Emitir y descargar la carta' : 'Repetir la descarga'}
            </Button>
          </ActRow>
        </Form>
        <div className="mt-4"><Outcome outcome={outcome} /></div>
      </Card>
      <Section title="Pasos que siguen">
        <ol className="max-w-measure list-decimal space-y-3 ps-6">
          <li>Imprima tres copias y firme cada una (§5.8, §5.9).</li>
          <li>Entregue una a su Coordinador Clínico de Educación e Investigación en Salud o Jefe de Educación en Salud
            actual (§5.9.1).</li>
          <li>Conserve la segunda como respaldo personal (§5.9.2).</li>
          <li>Presente la tercera en su nueva sede y OOAD el 1 de marzo de 2024 (§5.9.3). Desde ese día, no presentarse
            cuenta como falta injustificada (§5.12).</li>
        </ol>
      </Section>
    </Page>
  )
}

function Outcome({ outcome }: { outcome: DownloadOutcome | 'working' | null }) {
  if (outcome === null || outcome === 'working') return null
  switch (outcome.kind) {
    case 'saved':
      return <Alert tone="success" announce title="La carta se descargó completa en este equipo." />
    case 'refused':
      return <Alert tone="danger" announce title={outcome.text} />
    case 'broken':
      return <Alert tone="danger" announce title="La descarga no llegó completa. Repítala: recibirá el mismo archivo." />
  }
}
