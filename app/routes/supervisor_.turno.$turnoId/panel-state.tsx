/** How a candidate stands, in a sentence that says what to do next. */
import type { ReactNode } from 'react'
import type { BoardCandidate, BoardSnapshot } from '#app/board/board-snapshot.ts'
import type { Tile } from '#app/board/board-tiles.ts'
import { SEARCH_NEXT } from '#app/board/board-keys.ts'
import { describeLine } from '#app/board/line-words.ts'
import { describeDenial, describeState } from '#app/board/state-words.ts'
import type { TurnoStage } from '#app/board/turno-stage.ts'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ProgressBar } from '#app/components/feedback/progress-bar.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Countdown } from '#app/components/time/countdown.tsx'
import { formatTime, formatTimeWithSeconds } from '#app/labels/format-time.ts'
import { minutes } from '#exam-engine/kernel/time.ts'

interface PanelStateProps {
  tile: Tile
  board: BoardSnapshot
  stage: TurnoStage
  /** The board without this panel. */
  nextHref: string
}

export function PanelState({ tile, board, stage, nextHref }: PanelStateProps) {
  const { candidate, answered, lastSavedAt } = tile
  const { zone } = board.sede
  const { word, shape, tone } = describeState(candidate.state, stage)
  const line = describeLine(tile, zone)
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap gap-x-4 text-lg">
        <StateWord shape={shape} tone={tone}>
          {word}
        </StateWord>
        {line === null ? null : (
          <span className={tile.incident === null ? '' : 'bg-gold-light px-1 font-semibold'}>{line.full}</span>
        )}
      </p>
      {candidate.startedAt === null ? null : (
        <div>
          <ProgressBar label="Preguntas contestadas" value={answered} total={candidate.itemCount} />
          <p className="mt-1 text-sm">
            {lastSavedAt === null ? 'Nada guardado aún' : `Último guardado ${formatTimeWithSeconds(lastSavedAt, zone)}`}
            {tile.unsent === null ? '' : `. Por enviar, según su último aviso: ${tile.unsent}`}
          </p>
        </div>
      )}
      <NextStep tile={tile} board={board} stage={stage} nextHref={nextHref} />
    </div>
  )
}

function NextStep({
  tile: { candidate, incident },
  board: { turno, sede, coordinationPhone },
  stage,
  nextHref,
}: PanelStateProps): ReactNode {
  const next = (
    <ButtonLink to={nextHref} preventScrollReset state={SEARCH_NEXT}>
      Siguiente aspirante
    </ButtonLink>
  )
  const end = formatTime(turno.closesAt, sede.zone)
  switch (candidate.state) {
    case 'expected':
      if (stage === 'ahead') {
        return (
          <p>
            La entrada abre a las {formatTime(turno.checkInFrom, sede.zone)}. Antes no se admite ni se niega a nadie.
          </p>
        )
      }
      return (
        <>
          <ReversalNotice candidate={candidate} zone={sede.zone} />
          {stage !== 'running' ? null : (
        <Alert tone="attention" title="Llega tarde: entra con el tiempo que queda">
          Quedan <Countdown until={turno.closesAt} label="Quedan" attentionFrom={minutes(5)} />. El turno termina a
          las {end} para todos; no se repone tiempo (§3.1 B).
        </Alert>
          )}
        </>
      )
    case 'admitted':
      if (incident === 'examNotOpened') {
        return (
          <Alert tone="attention" title="El examen ya comenzó y aún no lo abre">
            Acérquese: debe iniciar sesión en su equipo y entrar a su examen. Si su equipo se quedó sin red, use «Abrir
            sin red», abajo. El tiempo corre.
          </Alert>
        )
      }
      return (
        <>
          {candidate.admittedAt === null ? null : (
            <p>Se admitió a las {formatTimeWithSeconds(candidate.admittedAt, sede.zone)}.</p>
          )}
          {next}
        </>
      )
    case 'inProgress':
      return incident !== 'lineLost' ? null : (
        <Alert tone="attention" title="Su equipo no está en línea">
          Revise la red del equipo. Lo ya guardado está en el servidor y al volver la conexión continúa donde estaba; si
          el equipo falla, libérelo abajo: la persona inicia sesión en otro y sigue en la misma pregunta.
        </Alert>
      )
    case 'denied':
      return (
        <>
          <Alert
            tone="danger"
            title={candidate.denialReason === null ? 'Acceso negado' : describeDenial(candidate.denialReason)}
          >
            {candidate.denialNote === null || candidate.denialNote === '' ? null : (
              <p className="break-words">«{candidate.denialNote}»</p>
            )}
            <p className="break-words">{describeStatement(candidate)}</p>
            <p>
              {stage === 'over'
                ? 'El turno terminó sin que se revirtiera.'
                : `Solo la coordinación puede revertirlo, hasta las ${end}: ${coordinationPhone}.`}
            </p>
          </Alert>
          {stage === 'over' ? null : next}
        </>
      )
    case 'cancelled':
      return (
        <Alert tone="danger" title="Participación cancelada por fraude (§3.1 D)">
          {candidate.cancelNote === null ? null : <p className="break-words">«{candidate.cancelNote}»</p>}
          <p>Lo contestado se conserva. Solo la coordinación puede revertirlo.</p>
        </Alert>
      )
    case 'handedIn':
      return (
        <p>
          Entregó a las {candidate.finishedAt === null ? '' : formatTimeWithSeconds(candidate.finishedAt, sede.zone)}.
          Puede retirarse.
        </p>
      )
    case 'closed':
      return <p>El turno terminó y el examen se cerró solo. Lo guardado cuenta.</p>
    case 'absent':
      return <p>No abrió el examen en todo el turno. No hay reprogramación (§3.1 B).</p>
  }
}

/** Told at once: somebody stands at the door and may enter after all. */
function ReversalNotice({ candidate, zone }: { candidate: BoardCandidate; zone: string }) {
  const last = candidate.checkIns.at(-1)
  if (last?.outcome !== 'denialUndone') return null
  return (
    <Alert tone="attention" title="La coordinación revirtió la negativa: puede entrar si pasa las comprobaciones">
      <p className="break-words">
        {formatTimeWithSeconds(last.at, zone)}, {last.by}: «{last.note}»
      </p>
    </Alert>
  )
}

function describeStatement({ checkIns }: BoardCandidate): string {
  const statement = checkIns.findLast(({ outcome }) => outcome === 'denied')?.statement ?? ''
  return statement === '' ? 'La persona no declaró.' : `Declara la persona: «${statement}»`
}
