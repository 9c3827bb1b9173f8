/**
 * What a person types as date and hour is of the centre of the country, as every hour of the call. That zone has been
 * six hours behind UTC all year since 2022; the text of a call says so in each date.
 */
import { z } from 'zod'
import { instant, type Instant } from '#exam-engine/kernel/time.ts'

const OFFSET = '-06:00'
const OFFSET_MS = -6 * 3_600_000
const TYPED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/
const HINT = 'Escriba fecha y hora, por ejemplo 2025-01-09T16:00'

/** `2025-01-09T16:00` as typed becomes `2025-01-09T16:00:00-06:00`. */
export const typedMoment = z.string({ error: HINT }).trim().regex(TYPED, HINT)
  .transform((text) => `${text}:00${OFFSET}`)
  .refine((text) => isMoment(text), 'Esa fecha no existe')

/** What the field of an instant shows at first. */
export function toTyped(at: Instant | string): string {
  return new Date((typeof at === 'string' ? instant(at) : at) + OFFSET_MS).toISOString().slice(0, 16)
}

/** 31 February is read as March by dates: what does not come back as it was typed is none. */
function isMoment(text: string): boolean {
  const parsed = new Date(text).getTime()
  return Number.isSafeInteger(parsed) && toTyped(instant(parsed)) === text.slice(0, 16)
}
