/** One candidate, beside the board: who it is, how the exam stands, and what the supervisor may do now. */
import { Link } from '@remix-run/react'
import { CloudOff, KeyRound, LockKeyholeOpen, ShieldAlert, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { boardHref, type BoardView } from '#app/board/board-href.ts'
import type { BoardCandidate, BoardSnapshot } from '#app/board/board-snapshot.ts'
import { arrangeTiles } from '#app/board/board-tiles.ts'
import type { TurnoStage } from '#app/board/turno-stage.ts'
import { Icon } from '#app/components/icon/icon.tsx'
import { openExit } from '#exam-engine/sitting/room-exit.ts'
import type { PanelReply } from './actions.server.ts'
import { AdmitForm } from './admit-form.tsx'
import { CheckInHistory } from './check-in-history.tsx'
import { DenyForm } from './deny-form.tsx'
import { ExitLog } from './exit-log.tsx'
import { FocusList } from './focus-list.tsx'
import { IncidentLog } from './incident-log.tsx'
import { PanelFacts } from './panel-facts.tsx'
import { PanelState } from './panel-state.tsx'
import { ReleaseForm } from './release-form.tsx'
import { ReprintSolicitud } from './reprint-solicitud.tsx'

interface CandidatePanelProps {
  candidate: BoardCandidate
  board: BoardSnapshot
  stage: TurnoStage
  view: BoardView
  replied: PanelReply | null
}

export function CandidatePanel({ candidate, board, stage, view, replied }: CandidatePanelProps) {
  const { attemptId, state, surnames, givenNames } = candidate
  const heading = useRef<HTMLHeadingElement>(null)
  // Opened, or changed by an act: whoever cannot see it is led there.
  useEffect(() => {
    heading.current?.focus()
  }, [attemptId, state])
  const [tile] = arrangeTiles([candidate], board.presence, stage)
  if (tile === undefined) return null
  const seen = board.presence.find((entry) => entry.attemptId === attemptId)
  const doorsOpen = stage === 'checkIn' || stage === 'running'
  const mayDeny = doorsOpen && (state === 'expected' || state === 'admitted')
  const closeHref = boardHref(board.turno.id, { ...view, person: null, search: '' })
  const cancelHref = `/supervisor/turno/${board.turno.id}/cancelar/${attemptId}?sede=${board.sede.code}`
  const codeHref = `/supervisor/turno/${board.turno.id}/codigo?sede=${board.sede.code}&persona=${attemptId}`
  // Outside: the return is what comes next, and on a phone it stands where it is seen.
  const outside = openExit(candidate.exits) !== null
  const exits = (
    <ExitLog candidate={candidate} zone={board.sede.zone} mayRecord={board.actaIssuedAt === null} replied={replied} />
  )
  const waiverHref = `/supervisor/turno/${board.turno.id}/seb?sede=${board.sede.code}&persona=${attemptId}`
  const offlineHref = `/supervisor/turno/${board.turno.id}/abrir-sin-red?sede=${board.sede.code}&persona=${attemptId}`
  // What nobody has answered yet may be a machine that lost its net at T0, whatever its line is believed to be.
  const notBegun = state === 'admitted' || (state === 'inProgress' && tile.answered === 0)
  const mayOpenOffline = stage === 'running' && notBegun
  return (
    <aside
      aria-labelledby="panel-titulo"
      className="border-line bg-surface px-4 py-4 lg:sticky lg:top-24 lg:max-h-[calc(100dvh-6rem)] lg:self-start
        lg:overflow-y-auto lg:border-s lg:border-b"
    >
      <div className="mb-3 flex items-start justify-between gap-4">
        <h2 id="panel-titulo" ref={heading} tabIndex={-1} data-focus-target className="pt-2 text-xl">
          {surnames}, {givenNames}
        </h2>
        <Link
          to={closeHref}
          preventScrollReset
          className="inline-flex min-h-11 shrink-0 items-center gap-1 font-semibold"
        >
          <Icon icon={X} />
          Cerrar
        </Link>
      </div>
      <PanelState tile={tile} board={board} stage={stage} nextHref={closeHref} />
      {outside ? exits : null}
      <PanelFacts candidate={candidate} zone={board.sede.zone} />
      {outside ? null : exits}
      <FocusList focus={candidate.focus} zone={board.sede.zone} />
      {candidate.lease === null || (state !== 'admitted' && state !== 'inProgress') ? null : (
        <ReleaseForm
          lease={candidate.lease}
          connected={tile.line.kind === 'connected'}
          unsent={(candidate.lease.held ? seen?.unsent : null) ?? candidate.lease.unsent}
          zone={board.sede.zone}
          result={replied?.intent === 'release' ? replied.result : null}
        />
      )}
      {state === 'expected' && doorsOpen ? (
        <AdmitForm result={replied?.intent === 'admit' ? replied.result : null} />
      ) : null}
      {mayDeny ? <DenyForm result={replied?.intent === 'deny' ? replied.result : null} /> : null}
      <CheckInHistory checkIns={candidate.checkIns} zone={board.sede.zone} />
      <IncidentLog
        incidents={candidate.incidents}
        zone={board.sede.zone}
        mayRecord={stage !== 'ahead' && board.actaIssuedAt === null}
        result={replied?.intent === 'incident' ? replied.result : null}
      />
      <ReprintSolicitud board={board} candidate={candidate} />
      {state === 'admitted' || state === 'inProgress' ? (
        <p className="mt-4 border-t border-line pt-2">
          <Link to={codeHref} className="inline-flex min-h-11 items-center gap-2 font-semibold">
            <Icon icon={KeyRound} />
            Dar un código de acceso de un solo uso
          </Link>
        </p>
      ) : null}
      {state === 'expected' || state === 'admitted' || state === 'inProgress' ? (
        <p>
          <Link to={waiverHref} className="inline-flex min-h-11 items-center gap-2">
            <Icon icon={LockKeyholeOpen} />
            Continuar sin Safe Exam Browser
          </Link>
        </p>
      ) : null}
      {mayOpenOffline ? (
        <p className="mt-4 border-t border-line pt-2">
          <Link to={offlineHref} className="inline-flex min-h-11 items-center gap-2 font-semibold">
            <Icon icon={CloudOff} />
            Abrir sin red: el equipo no tiene conexión
          </Link>
        </p>
      ) : null}
      {state === 'cancelled' ? null : (
        <p className="mt-4 border-t border-line pt-2">
          <Link
            to={cancelHref}
            className="inline-flex min-h-11 items-center gap-2 font-semibold text-guinda hover:text-guinda-deep"
          >
            <Icon icon={ShieldAlert} />
            Cancelar por fraude (§3.1 D)
          </Link>
        </p>
      )}
    </aside>
  )
}
