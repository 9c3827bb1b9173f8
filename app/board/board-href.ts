/** What of a board is chosen, kept in its URL: sede, candidate, search and figure. Unknown values fall back. */
import { FIGURES, type Figure } from './board-tiles.ts'

export interface BoardView {
  sedeCode: string
  /** The attempt whose panel is open. */
  person: string | null
  search: string
  figure: Figure
  /** The id of the room that is looked at; null for all. */
  room?: string | null
}

const LONGEST_SEARCH = 60

export function readBoardView(params: URLSearchParams, sedeCode: string): BoardView {
  const figure = params.get('estado')
  return {
    sedeCode,
    person: params.get('persona'),
    search: (params.get('q') ?? '').slice(0, LONGEST_SEARCH),
    figure: FIGURES.find((known) => known === figure) ?? 'expected',
    room: params.get('sala'),
  }
}

/** The board's path with what is chosen; what is not chosen is left out. */
export function boardHref(turnoId: string, { sedeCode, person, search, figure, room = null }: BoardView): string {
  const params = new URLSearchParams({ sede: sedeCode })
  if (figure !== 'expected') params.set('estado', figure)
  if (room !== null) params.set('sala', room)
  if (search !== '') params.set('q', search)
  if (person !== null) params.set('persona', person)
  return `/supervisor/turno/${turnoId}?${params.toString()}`
}

/** The page that answers why somebody cannot enter here and now. */
export function askHref(turnoId: string, sedeCode: string, search: string): string {
  const params = new URLSearchParams({ sede: sedeCode, ...(search === '' ? {} : { q: search }) })
  return `/supervisor/turno/${turnoId}/no-esta?${params.toString()}`
}

/** The supervisors' desk: who is in charge, hand-overs, outages. */
export function deskHref(turnoId: string, sedeCode: string): string {
  return `/supervisor/turno/${turnoId}/mesa?${new URLSearchParams({ sede: sedeCode }).toString()}`
}
