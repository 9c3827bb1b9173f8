// What an exam item is: a single-best-answer question of four or five options, clinical or of research (§3.1).
// The key lives apart from the item, so that a code path that handles items cannot leak an answer by mistake.
// Refuses, in Spanish for the person who wrote the file: missing or oversized texts, invisible characters.
import { z } from 'zod'
import { svgImageSchema } from './svg-image.ts'

/** §3.1 The exam covers the contents of the prerequisite specialty and the area of clinical research. */
export const ITEM_AREAS = ['clinical', 'research'] as const
export type ItemArea = (typeof ITEM_AREAS)[number]

export const OPTION_COUNT = { min: 4, max: 5 } as const

// Everything but line feed and tab: what cannot be seen in an editor must not decide what a candidate reads.
// eslint-disable-next-line no-control-regex
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b-\u001f\u007f]/

/** A text of the item: NFC, trimmed, at most `max` characters. */
export function itemText(max: number) {
  return z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, 'falta el texto')
        .max(max, `es demasiado largo: el máximo son ${String(max)} caracteres`)
        .refine((text) => !CONTROL_CHARACTERS.test(text), 'contiene caracteres de control invisibles')
        .refine((text) => text.isWellFormed(), 'contiene caracteres Unicode incompletos'),
    )
}

export const itemCodeSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'lleva de 1 a 64 letras sin acento, números, puntos o guiones')

export const itemContentSchema = z.strictObject({
  code: itemCodeSchema,
  area: z.enum(ITEM_AREAS),
  topic: itemText(120),
  /** The case; null where the stem stands alone. */
  vignette: itemText(8_000).nullable(),
  stem: itemText(2_000),
  /** Shown to candidates only after publication, if at all: it gives the key away. */
  rationale: itemText(12_000),
  image: svgImageSchema.nullable(),
})

export const optionTextSchema = itemText(1_000)

/** `id` is a UUID that carries no order (see item-ids.ts). */
export type ItemOption = { readonly id: string; readonly text: string }

/** `id` (a UUID) is what papers and answers name; `code` is what its authors call it. */
export type Item = Readonly<z.infer<typeof itemContentSchema>> & {
  readonly id: string
  readonly options: readonly ItemOption[]
}

/** The right answer of one item, kept apart from it. */
export type ItemKey = { readonly itemId: string; readonly optionId: string }
