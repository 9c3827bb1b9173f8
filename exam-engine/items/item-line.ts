// One line of an item file: JSON with id, topic, vignette, stem, options, key (1-based), rationale and, where wanted,
// area and image. Answers with the item and its key apart, or with every reason why not, in Spanish.
import { z } from 'zod'
import { ITEM_AREAS, itemCodeSchema, itemContentSchema, OPTION_COUNT, optionTextSchema } from './item.ts'
import type { Item, ItemKey } from './item.ts'
import { itemIdOf, optionIdOf } from './item-ids.ts'
import { describeIssue } from './spanish-issue.ts'

const content = itemContentSchema.shape

const lineSchema = z
  .strictObject({
    id: itemCodeSchema,
    area: z.enum(ITEM_AREAS).default('clinical'),
    topic: content.topic,
    // An empty vignette is how spreadsheets write "none".
    vignette: z.preprocess((value) => (isBlank(value) ? null : value), content.vignette.optional()),
    stem: content.stem,
    options: z
      .array(optionTextSchema)
      .min(OPTION_COUNT.min, 'se necesitan 4 o 5 opciones')
      .max(OPTION_COUNT.max, 'se necesitan 4 o 5 opciones')
      .refine((options) => new Set(options).size === options.length, 'hay dos opciones iguales'),
    key: z.int().min(1, 'la primera opción es la 1'),
    rationale: content.rationale,
    image: content.image.optional(),
  })
  .refine((line) => line.key <= line.options.length, { path: ['key'], message: 'señala una opción que no existe' })

export type ItemLine = { readonly item: Item; readonly key: ItemKey }

/** Reads one line. `faults` holds one Spanish sentence per bad field, led by its name; null when the line is good. */
export function parseItemLine(text: string): { read: ItemLine; faults: null } | { read: null; faults: string[] } {
  const json = parseJson(text)
  if (json === undefined) return { read: null, faults: ['no es JSON válido'] }
  const parsed = lineSchema.safeParse(json, { error: describeIssue })
  if (!parsed.success) return { read: null, faults: firstFaultOfEachField(parsed.error.issues) }
  const { id: code, area, topic, vignette = null, stem, rationale, image = null } = parsed.data
  const options = parsed.data.options.map((optionText) => ({ id: optionIdOf(code, optionText), text: optionText }))
  const right = options[parsed.data.key - 1]
  if (right === undefined) throw new Error(`key of ${code} was checked against its options`)
  const item: Item = { id: itemIdOf(code), code, area, topic, vignette, stem, options, rationale, image }
  return { read: { item, key: { itemId: item.id, optionId: right.id } }, faults: null }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === ''
}

// A field of the wrong type fails its other checks too; the first fault is the one to correct.
function firstFaultOfEachField(issues: readonly z.core.$ZodIssue[]): string[] {
  const faults = new Map<string, string>()
  for (const { path, message } of issues) {
    const field = path.map((step) => (typeof step === 'number' ? String(step + 1) : String(step))).join(' ')
    if (!faults.has(field)) faults.set(field, field === '' ? message : `${field}: ${message}`)
  }
  return [...faults.values()]
}
