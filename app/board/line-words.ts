/** What is said of a candidate's connection and of what needs somebody: short beside sixty others, else whole. */
import { formatTime } from '#app/labels/format-time.ts'
import { INCIDENT_WORDS } from './state-words.ts'
import type { Tile } from './board-tiles.ts'

interface LineWords {
  /** Fits a small tile. */
  short: string
  full: string
}

/** Null where nothing is expected of a line. Times by the clocks of the sede. */
export function describeLine(tile: Tile, zone: string): LineWords | null {
  const { candidate, incident } = tile
  if (incident === 'savesToReview') {
    const { quarantined } = candidate
    return {
      short: `${quarantined} por revisar`,
      full: `${quarantined} ${quarantined === 1 ? 'respuesta' : 'respuestas'} por revisar`,
    }
  }
  const last = candidate.incidents.at(-1)
  if (incident === 'recorded' && last !== undefined) {
    const word = INCIDENT_WORDS[last.category]
    return { short: `incidente: ${word.toLowerCase()}`, full: `Incidente: ${word.toLowerCase()}, ${formatTime(last.at, zone)}` }
  }
  // Since when and how long stands on the tile beside it.
  if (incident === 'outside') return { short: 'fuera del salón', full: 'Fuera del salón' }
  if (incident === 'denialUndone') return { short: 'negativa revertida', full: 'La coordinación revirtió la negativa' }
  return addUnsent(describeConnection(tile, zone), tile)
}

function describeConnection({ line, incident }: Tile, zone: string): LineWords | null {
  switch (line.kind) {
    case 'none':
      return null
    case 'connected':
      return incident === 'examNotOpened'
        ? { short: 'sin abrir examen', full: 'En línea, no ha abierto el examen' }
        : { short: 'en línea', full: 'En línea' }
    case 'never':
      return incident === null
        ? { short: 'sin equipo aún', full: 'Aún no abre la sala de espera' }
        : { short: 'sin conexión', full: 'Sin conexión' }
    case 'lost': {
      const since = formatTime(line.since, zone)
      return { short: `sin conexión ${since}`, full: `Sin conexión desde ${since}` }
    }
  }
}

/** What the machine said last that it had not sent; nothing where that is nothing, or was never said. */
function addUnsent(words: LineWords | null, { line, unsent }: Tile): LineWords | null {
  if (words === null || unsent === null || unsent === 0) return words
  const left = `${unsent} por enviar`
  return { short: line.kind === 'connected' ? left : `sin red, ${left}`, full: `${words.full}, ${left}` }
}

/** "MI 2" for "Medicina interna 2", "Ped 3" for "Pediatría 3": two exams may share a board. */
export function abbreviateExam(ceme: string, grade: number): string {
  const words = ceme.split(/[\s,-]+/).filter((word) => word.length > 3)
  const [first = ceme] = words
  const letters =
    words.length < 2
      ? first.slice(0, 3)
      : words
          .map((word) => word.charAt(0).toUpperCase())
          .join('')
          .slice(0, 4)
  return `${letters} ${grade}`
}
