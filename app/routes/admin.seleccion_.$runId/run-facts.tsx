/** Who froze, ran and published, when, and the hashes with which anybody can check the documents. */
import { Download } from 'lucide-react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { OpeningNotice } from '#app/score-openings/opening-notice.tsx'
import type { OpenNow } from '#app/score-openings/require-opening.server.ts'
import { reasonPath } from '#app/score-openings/scope-paths.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { RunView } from './queries.server.ts'

export function RunFacts({ run, open }: { run: RunView, open: OpenNow | null }) {
  const address = `/admin/seleccion/${run.id}`
  return (
    <>
      <SummaryList rows={[
        { term: 'Congelada', value: <Act at={run.frozenAt} by={run.frozenBy} /> },
        { term: 'Entrada congelada (SHA-256)', value: <ShortHash hash={run.inputSha256} whole /> },
        {
          term: 'Semilla del sorteo',
          value: run.lotterySeed === null ? 'Aún no se sortea' : <ShortHash hash={run.lotterySeed} whole />,
        },
        ...(run.seededInputSha256 === null ? [] : [
          { term: 'Entrada con la semilla (SHA-256)', value: <ShortHash hash={run.seededInputSha256} whole /> },
        ]),
        ...(run.ranAt === null ? [] : [{ term: 'Ejecutada', value: <Act at={run.ranAt} by={run.ranBy} /> }]),
        ...(run.resultsSha256 === null ? [] : [
          { term: 'Resultados (SHA-256)', value: <ShortHash hash={run.resultsSha256} whole /> },
        ]),
        ...(run.packageSha256 === null ? [] : [
          { term: 'Paquete de auditoría (SHA-256)', value: <ShortHash hash={run.packageSha256} whole /> },
          { term: 'Llave que lo firma', value: <ShortHash hash={run.keyId ?? ''} whole /> },
        ]),
        ...(run.proposedAt === null ? [] : [
          { term: 'Publicación propuesta', value: <Act at={run.proposedAt} by={run.proposedBy} /> },
        ]),
        ...(run.publishedAt === null ? [] : [
          { term: 'Publicada', value: <Act at={run.publishedAt} by={run.publishedBy} /> },
        ]),
        ...(run.discardedAt === null ? [] : [
          { term: 'Descartada', value: <Act at={run.discardedAt} by={run.discardedBy} /> },
        ]),
      ]} />
      <div className="mt-6">
        <OpeningNotice
          open={open} hidden="Los puntajes, las posiciones y los archivos"
          reason={reasonPath({ scope: 'run', subjectId: run.id }, address)}
        />
      </div>
      {open === null ? null : <Documents run={run} address={address} />}
    </>
  )
}

function Documents({ run, address }: { run: RunView, address: string }) {
  return (
    <>
      <ActRow>
        <ButtonLink to={`${address}/input.json`} look="secondary" icon={Download} reloadDocument download>
          Paquete de entrada
        </ButtonLink>
        {run.ranAt === null ? null : (
          <ButtonLink to={`${address}/results.json`} look="secondary" icon={Download} reloadDocument download>
            Resultados
          </ButtonLink>
        )}
        {run.packageSha256 === null ? null : (
          <ButtonLink to={`${address}/paquete.zip`} look="secondary" icon={Download} reloadDocument download>
            Paquete de auditoría
          </ButtonLink>
        )}
      </ActRow>
      <p className="mt-3 max-w-measure text-grey">
        Los archivos son los bytes guardados: <code>efiser verify</code> los comprueba sin esta plataforma. No llevan
        nombres ni folios.
      </p>
    </>
  )
}

function Act({ at, by }: { at: Instant, by: string | null }) {
  return <><DateTime at={at} />{by === null ? null : <>, por {by}</>}</>
}
