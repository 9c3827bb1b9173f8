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
  /** What is unsent outlasts a reload or a crash of this machine. */
  readonly kept: boolean
  /** The page began without a connection: the time it shows is this machine's estimate. */
  readonly estimated: boolean
  /** The server's time of the last acknowledged save; null before the first. */
  readonly savedAt: Instant | null
}

export type SaveTone = 'saved' | 'saving' | 'offline' | 'idle'

export interface SaveStatus {
  readonly tone: SaveTone
  readonly text: string
}

/** `zone` is the sede's: the text agrees with the clock on the wall. */
export function describeSaving({ online, offlineSince, unsent, kept, estimated, savedAt }: Saving, zone: string): SaveStatus {
  if (!online) {
    const since = offlineSince === null || estimated ? '' : ` desde ${formatTime(offlineSince, zone)}`
    const line = `sin conexión${since}${estimated ? ' (hora estimada)' : ''}`
    if (unsent === 0) return { tone: 'offline', text: `${capital(line)}: nada por enviar. Siga contestando` }
    if (kept) return { tone: 'offline', text: `Guardada en este equipo, ${line}: ${unsent} por enviar. Siga contestando` }
    return { tone: 'offline', text: `${capital(line)}: ${unsent} por enviar. Este equipo no guarda nada: no cierre la página` }
  }
  if (unsent > 0) return { tone: 'saving', text: unsent === 1 ? 'Guardando…' : `Guardando ${countAnswers(unsent)}…` }
  if (savedAt === null) return { tone: 'idle', text: 'En línea, sin cambios' }
  return { tone: 'saved', text: `Guardada en el servidor ${formatTimeWithSeconds(savedAt, zone)}` }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "1 respuesta", "3 respuestas" */
export function countAnswers(count: number): string {
  return `${count} ${count === 1 ? 'respuesta' : 'respuestas'}`
}
