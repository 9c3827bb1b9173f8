/** What the texts of refusals are made of: a sentence, or one with the facts of the detail in it. */
import { instant } from '#exam-engine/kernel/time.ts'
import { formatCount } from './format-number.ts'
import { formatDateTime } from './format-time.ts'

export type Detail = Readonly<Record<string, string | number | null>>
export type Text = string | ((detail: Detail) => string)

export function moment(iso: string | number | null | undefined): string {
  return typeof iso === 'string' ? `${formatDateTime(instant(iso))} (hora del centro)` : 'momento que indica la convocatoria'
}

export function count(value: string | number | null | undefined): string {
  return formatCount(Number(value ?? 0))
}

export function minutesOf(seconds: string | number | null | undefined): string {
  const minutes = Math.max(1, Math.ceil(Number(seconds ?? 60) / 60))
  return minutes === 1 ? '1 minuto' : `${minutes} minutos`
}
