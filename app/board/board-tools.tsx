/** The top line: search, and the figures of the turno, each of which filters the tiles beneath. */
import { Form, Link } from '@remix-run/react'
import type { ReactNode, RefObject } from 'react'
import type { BoardCandidate } from './board-snapshot.ts'
import { countFigures, type Figure } from './board-tiles.ts'
import { FIGURE_NAMES } from './state-words.ts'
import type { TurnoStage } from './turno-stage.ts'

const ALWAYS: readonly Figure[] = ['expected', 'present', 'denied', 'inExam', 'handedIn', 'absent']
const IF_ANY: readonly Figure[] = ['closed', 'cancelled']

interface BoardToolsProps {
  /** A panel is open: on a phone it takes this place. */
  asideOpen: boolean
  candidates: readonly BoardCandidate[]
  stage: TurnoStage
  search: string
  figure: Figure
  /** Kept by the search where there is no script. */
  sedeCode: string
  searchBox: RefObject<HTMLInputElement>
  onSearch: (text: string) => void
  /** Enter in the search box: true when it led somewhere and the form need not be sent. */
  onEnter: () => boolean
  hrefOf: (figure: Figure) => string
  /** Where one of them can be chosen: more than one. */
  rooms: readonly { id: string; name: string }[]
  room: string | null
  onRoom: (room: string | null) => void
  /** The way to a candidate by the code of the printed solicitud. */
  scan: ReactNode
}

export function BoardTools(props: BoardToolsProps) {
  const { asideOpen, candidates, stage, search, figure, sedeCode, searchBox, onSearch, onEnter, hrefOf, scan } = props
  const { rooms, room, onRoom } = props
  const counts = countFigures(candidates)
  const figures: readonly Figure[] = [
    ...ALWAYS.flatMap((one) => (one === 'expected' && stage !== 'over' ? [one, 'toCome' as const] : [one])),
    ...IF_ANY.filter((one) => counts[one] > 0),
  ]
  return (
    <div
      className={`${
        asideOpen ? 'hidden lg:flex' : 'flex'
      } flex-wrap items-center gap-x-3 border-b border-line bg-surface px-3 lg:px-4 print:hidden`}
    >
      <Form
        role="search"
        method="get"
        className={`flex grow items-center gap-2 py-0.5 ${rooms.length > 1 ? 'sm:max-w-96' : 'sm:max-w-64'}`}
        onSubmit={(event) => {
          if (onEnter()) event.preventDefault()
        }}
      >
        <input type="hidden" name="sede" value={sedeCode} />
        <input
          ref={searchBox}
          id="buscar-aspirante"
          type="search"
          name="q"
          aria-label="Buscar por nombre, folio o matrícula"
          placeholder="Nombre, folio o matrícula"
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          defaultValue={search}
          onChange={(event) => {
            onSearch(event.currentTarget.value)
          }}
          className="block min-h-10 w-full rounded-md border-2 border-grey bg-surface px-3 text-ink
            placeholder:text-grey"
        />
        {rooms.length < 2 ? null : (
          <select
            key={room ?? ''}
            name="sala"
            aria-label="Sala"
            defaultValue={room ?? ''}
            onChange={(event) => {
              onRoom(event.currentTarget.value === '' ? null : event.currentTarget.value)
            }}
            className="min-h-10 max-w-36 min-w-0 shrink-0 truncate rounded-md border-2 border-grey bg-surface px-2
              text-sm text-ink"
          >
            <option value="">Todas las salas</option>
            {rooms.map(({ id, name }) => (
              <option key={id} value={id}>{name}</option>
            ))}
          </select>
        )}
      </Form>
      {scan}
      <ul aria-label="Recuento del turno" className="flex min-w-0 grow flex-wrap">
        {figures.map((one) => (
          <li key={one} className="grow">
            <Link
              to={hrefOf(one)}
              preventScrollReset
              aria-current={one === figure ? 'true' : undefined}
              className="flex min-h-11 items-center gap-1.5 border-y-4 border-transparent px-2 text-sm whitespace-nowrap
                text-ink no-underline -outline-offset-3 hover:border-b-line hover:text-ink
                aria-[current=true]:border-b-green aria-[current=true]:font-semibold"
            >
              <strong className="text-xl font-semibold tabular-nums">{counts[one]}</strong> {FIGURE_NAMES[one]}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
