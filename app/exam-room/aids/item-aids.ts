/**
 * What a candidate adds to an item for their own use: highlights and a note. No
 * part of the answer: never sent, never marked, erased from the machine when the
 * exam ends. What was stored and does not fit is nothing.
 */
import { z } from 'zod'
import { MOST_HIGHLIGHTS, type TextRange } from './highlights.ts'

export const NOTE_LIMIT = 2000

/** The texts of an item that can be highlighted. */
export type HighlightField = 'vignette' | 'stem'

export interface ItemAids {
  readonly highlights: Readonly<Record<HighlightField, readonly TextRange[]>>
  readonly note: string
}

/** Item id to aids; an item without any is not in it. */
export type AidSheet = Readonly<Record<string, ItemAids>>

export const NO_AIDS: ItemAids = { highlights: { vignette: [], stem: [] }, note: '' }

const rangesSchema = z.array(z.strictObject({ start: z.int().min(0), end: z.int().min(1) })).max(MOST_HIGHLIGHTS)
const sheetSchema = z.record(z.string(), z.strictObject({
  highlights: z.strictObject({ vignette: rangesSchema, stem: rangesSchema }),
  note: z.string().max(NOTE_LIMIT),
}))

export function aidsOf(sheet: AidSheet, itemId: string): ItemAids {
  return Object.hasOwn(sheet, itemId) ? sheet[itemId] ?? NO_AIDS : NO_AIDS
}

export function putHighlights(
  sheet: AidSheet, itemId: string, field: HighlightField, ranges: readonly TextRange[],
): AidSheet {
  const aids = aidsOf(sheet, itemId)
  return { ...sheet, [itemId]: { ...aids, highlights: { ...aids.highlights, [field]: ranges } } }
}

/** Characters beyond the limit are cut off, as the text field does. */
export function putNote(sheet: AidSheet, itemId: string, note: string): AidSheet {
  return { ...sheet, [itemId]: { ...aidsOf(sheet, itemId), note: note.slice(0, NOTE_LIMIT) } }
}

/** Reads what was stored. */
export function parseAids(text: string | null): AidSheet {
  try {
    return sheetSchema.parse(JSON.parse(text ?? '{}'))
  } catch {
    return {}
  }
}
