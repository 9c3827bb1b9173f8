/** The one act of the page: to issue the letter, or to repeat its download while it may be; else what became of it. */
import { Form, useRevalidator } from '@remix-run/react'
import { Download } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { Button } from '#app/components/actions/button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Card } from '#app/components/page/card.tsx'
import { Countdown } from '#app/components/time/countdown.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { minutes } from '#exam-engine/kernel/time.ts'
import { downloadLetter, type DownloadOutcome } from './letter-download.ts'
import type { LetterPage } from './queries.server.ts'
import { useHandheld } from './use-handheld.ts'

export function IssueCard({ issuedAt, sha256, deliveredAt, fetchableUntil, handheld: byServer }: LetterPage) {
  const revalidator = useRevalidator()
  const handheld = useHandheld(byServer)
  const [outcome, setOutcome] = useState<DownloadOutcome | 'working' | null>(null)
  const download = async (event: FormEvent) => {
    event.preventDefault()
    setOutcome('working')
    setOutcome(await downloadLetter())
    revalidator.revalidate()
  }
  const offered = issuedAt === null || fetchableUntil !== null
  return (
    <Card>
      {issuedAt === null ? (
        <Alert tone="attention" title="Se emite en una sola ocasión (§5.10)">
          No hay copias ni reimpresiones. Descárguela en una computadora y guarde el archivo en un lugar seguro; evite
          hacerlo en un teléfono o una tableta (§5.11).
        </Alert>
      ) : (
        <Alert tone="success" title="Carta emitida">
          Emitida el <DateTime at={issuedAt} />.{' '}
          {fetchableUntil === null ? null : (
            <>Si la descarga falló, puede repetirla desde este mismo equipo y sesión durante{' '}
              <Countdown until={fetchableUntil} label="Tiempo para repetir" attentionFrom={minutes(2)}
                onEnd={() => { revalidator.revalidate() }} />.</>
          )}
          {deliveredAt === null ? null : <>El archivo llegó completo el <DateTime at={deliveredAt} />.</>}
          {offered ? null : <> No hay copias ni reimpresiones (§5.10): use el archivo que guardó.</>}
          <span className="mt-2 block text-sm">Huella del archivo (SHA-256): <code className="break-all">{sha256}</code></span>
        </Alert>
      )}
      {handheld && offered ? (
        <div className="mt-4">
          <Alert tone="danger" title="Está en un teléfono o una tableta (§5.11)">
            En un dispositivo móvil el archivo se pierde con facilidad y no puede pedirse otro. Le recomendamos entrar a
            EFISER desde una computadora para descargarlo. Si aun así continúa aquí, envíese el archivo de inmediato a un
            lugar seguro.
          </Alert>
        </div>
      ) : null}
      {offered ? (
        <Form method="post" action="/resultado/carta.pdf" reloadDocument onSubmit={(event) => { void download(event) }}>
          <ActRow>
            <Button type="submit" icon={Download} isPending={outcome === 'working'}>
              {describeAct(issuedAt !== null, handheld)}
            </Button>
          </ActRow>
        </Form>
      ) : null}
      <div className="mt-4"><Outcome outcome={outcome} /></div>
    </Card>
  )
}

function describeAct(issued: boolean, handheld: boolean): string {
  const act = issued ? 'Repetir la descarga' : 'Emitir y descargar la carta'
  return handheld ? `${act} en este dispositivo` : act
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
