/** Focus events in words, for the supervisor: what was seen, never what it means. */
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'
import { instant, type Instant } from '#exam-engine/kernel/time.ts'

export interface FocusRecord {
  readonly kind: 'pageHidden' | 'windowLeft' | 'fullScreenLeft'
  /** When the server heard of it. */
  readonly at: Instant
  readonly delayMs: number
  /** Null: not back, as far as the server knows. */
  readonly awayMs: number | null
}

export interface FocusSummary {
  readonly count: number
  /** The newest first. */
  readonly latest: readonly FocusRecord[]
}

const KIND_WORDS: Readonly<Record<FocusRecord['kind'], string>> = {
  pageHidden: 'La página dejó de verse',
  windowLeft: 'Otra ventana tomó el teclado',
  fullScreenLeft: 'Salió de pantalla completa',
}

/** "1 salida", "3 salidas"; null for none. */
export function countFocus(count: number): string | null {
  if (count === 0) return null
  return count === 1 ? '1 salida' : `${count} salidas`
}

/** "10:42:17 La página dejó de verse, 12 s". What was told late says so. Times by the clocks of the sede. */
export function describeFocus({ kind, at, delayMs, awayMs }: FocusRecord, zone: string): string {
  const began = formatTimeWithSeconds(instant(at - delayMs), zone)
  const length = awayMs === null ? 'sin regreso registrado' : describeLength(awayMs)
  const late = delayMs >= 10_000 ? '; se supo al volver la conexión' : ''
  return `${began} ${KIND_WORDS[kind]}, ${length}${late}`
}

function describeLength(ms: number): string {
  const total = Math.max(1, Math.round(ms / 1000))
  return total < 60 ? `${total} s` : `${Math.floor(total / 60)} min ${total % 60} s`
}
