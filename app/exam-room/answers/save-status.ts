/**
 * What the screen says about saving. "Guardada" is said only of what the server
 * acknowledged after its commit; what it has not is counted, in words, for as
 * long as that lasts.
 */
import { formatTime, formatTimeWithSeconds } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'

export interface Saving {
  readonly online: boolean
  /** When the connection was lost, in the server's time; null before the first connection and while online. */
  readonly offlineSince: Instant | null
  /** Answers changed here that the server has not acknowledged. */
  readonly unsent: number
  /** The server's time of the last acknowledged save; null before the first. */
  readonly savedAt: Instant | null
}

export type SaveTone = 'saved' | 'saving' | 'offline' | 'idle'

export interface SaveStatus {
  readonly tone: SaveTone
  readonly text: string
}

/** `zone` is the sede's: the text agrees with the clock on the wall. */
export function describeSaving({ online, offlineSince, unsent, savedAt }: Saving, zone: string): SaveStatus {
  if (!online) {
    const since = offlineSince === null ? 'Sin conexión' : `Sin conexión desde ${formatTime(offlineSince, zone)}`
    const left = unsent === 0 ? 'nada por enviar' : `${countAnswers(unsent)} por enviar`
    return { tone: 'offline', text: `${since}. Siga contestando: ${left}` }
  }
  if (unsent > 0) return { tone: 'saving', text: unsent === 1 ? 'Guardando…' : `Guardando ${countAnswers(unsent)}…` }
  if (savedAt === null) return { tone: 'idle', text: 'En línea, sin cambios' }
  return { tone: 'saved', text: `Guardada ${formatTimeWithSeconds(savedAt, zone)}` }
}

/** "1 respuesta", "3 respuestas" */
export function countAnswers(count: number): string {
  return `${count} ${count === 1 ? 'respuesta' : 'respuestas'}`
}
