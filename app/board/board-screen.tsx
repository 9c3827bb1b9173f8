/**
 * The board of one turno: figures, search, tiles, and beside them the panel of
 * one candidate. What is chosen stands in the URL: the back button and a page
 * without script work alike.
 */
import { useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { BoardAnnouncements } from './board-announcements.tsx'
import { BoardHeader } from './board-header.tsx'
import { askHref, boardHref, type BoardView } from './board-href.ts'
import { useBoardKeys } from './board-keys.ts'
import type { BoardSnapshot } from './board-snapshot.ts'
import { matches } from './board-tiles.ts'
import { BoardPapers } from './board-papers.tsx'
import { BoardTools } from './board-tools.tsx'
import { LinkWarning, LinkWord } from './link-notice.tsx'
import { ScanSolicitud } from './scan-solicitud.tsx'
import { ScannedNotice } from './scanned-notice.tsx'
import type { SolicitudCode } from '#app/documents/solicitud-qr.ts'
import { askVerdict } from './ask-verdict.ts'
import { leadsToRow, type ScannedPrint } from './printed-verdict.ts'
import { NotOnTheRoster } from './not-on-the-roster.tsx'
import { TileGrid } from './tile-grid.tsx'
import { Turnover } from './turnover.tsx'
import type { TurnoStage } from './turno-stage.ts'
import type { BoardLink } from './use-board.ts'

interface BoardScreenProps {
  board: BoardSnapshot
  link: BoardLink
  stage: TurnoStage
  view: BoardView
  /** What comes when the turno is over. */
  acta: ReactNode
  /** Who is in charge, and what fails at the sede. */
  desk: ReactNode
  /** Of the chosen candidate; null when none is. */
  panel: ReactNode
}

export function BoardScreen({ board, link, stage, view, acta, desk, panel }: BoardScreenProps) {
  const { turno, sede, candidates, rooms } = board
  const room = rooms.find(({ id }) => id === view.room)?.id ?? null
  const navigate = useNavigate()
  const searchBox = useRef<HTMLInputElement>(null)
  const [search, setSearch] = useState(view.search)
  const [scanned, setScanned] = useState<ScannedPrint | null>(null)
  useEffect(() => {
    setSearch(view.search)
    if (searchBox.current !== null) searchBox.current.value = view.search
  }, [view.search])
  const filter = { search, figure: view.figure, room }
  const hrefOf = (change: Partial<BoardView>) => boardHref(turno.id, { ...view, search, ...change })
  useBoardKeys({
    searchBox,
    chosen: view.person,
    close: () => {
      navigate(hrefOf({ person: null }), { preventScrollReset: true })
    },
  })

  const openOnlyMatch = () => {
    const fitting = candidates.filter((candidate) => matches(candidate, filter))
    const [only] = fitting
    if (fitting.length === 1 && only !== undefined) {
      navigate(hrefOf({ person: only.attemptId }), { preventScrollReset: true })
    }
    // The tiles already show what fits.
    return true
  }
  const openCode = async ({ folio, version }: SolicitudCode, text: string) => {
    const verdict = await askVerdict(turno.id, sede.code, text)
    setScanned({ folio, version, verdict })
    if (!leadsToRow(verdict)) {
      navigate(hrefOf({ person: null }), { preventScrollReset: true })
      searchBox.current?.focus()
      return
    }
    const found = candidates.find((candidate) => candidate.folio === folio)
    navigate(
      found === undefined
        ? askHref(turno.id, sede.code, folio)
        : boardHref(turno.id, { sedeCode: sede.code, person: found.attemptId, search: '', figure: 'expected' }),
      { preventScrollReset: true }
    )
  }
  return (
    <>
      <div className="z-10 lg:sticky lg:top-0">
        <BoardHeader board={board} stage={stage} link={<LinkWord link={link} readAt={board.now} zone={sede.zone} />} />
        <LinkWarning link={link} readAt={board.now} zone={sede.zone} />
        <BoardTools
          asideOpen={panel !== null}
          candidates={candidates}
          stage={stage}
          search={view.search}
          figure={view.figure}
          sedeCode={sede.code}
          searchBox={searchBox}
          onSearch={setSearch}
          onEnter={openOnlyMatch}
          hrefOf={(figure) => hrefOf({ figure, person: null })}
          rooms={rooms}
          room={room}
          onRoom={(chosen) => {
            navigate(hrefOf({ room: chosen, person: null }), { preventScrollReset: true })
          }}
          scan={<ScanSolicitud onCode={(code, text) => void openCode(code, text)} />}
        />
      </div>
      <BoardAnnouncements announcements={board.announcements} zone={sede.zone} />
      {desk}
      <Turnover board={board} room={room} />
      {stage === 'over' ? acta : null}
      <ScannedNotice scanned={scanned} chosen={candidates.find(({ attemptId }) => attemptId === view.person)} />
      <div className={`flex-1 ${panel === null ? '' : 'lg:grid lg:grid-cols-[minmax(0,1fr)_27rem]'}`}>
        <div className={`px-3 py-1.5 lg:px-4 ${panel === null ? '' : 'hidden lg:block'}`}>
          <TileGrid
            board={board}
            stage={stage}
            {...filter}
            selected={view.person}
            hrefOf={(person) => hrefOf({ person })}
          />
          <div className="mt-3 text-sm">
            <NotOnTheRoster askHref={askHref(turno.id, sede.code, search)} phone={board.coordinationPhone} />
            <BoardPapers turnoId={turno.id} sedeCode={sede.code} />
          </div>
        </div>
        {panel}
      </div>
    </>
  )
}
