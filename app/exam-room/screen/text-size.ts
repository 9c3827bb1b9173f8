/** The sizes of the exam's text, in percent of 18 px. */
export const TEXT_SIZES = [100, 115, 130, 150, 175, 200] as const
export type TextSize = (typeof TEXT_SIZES)[number]

/** The next size up (`step` 1) or down (-1); the ends stay where they are. */
export function stepTextSize(size: TextSize, step: 1 | -1): TextSize {
  return TEXT_SIZES[TEXT_SIZES.indexOf(size) + step] ?? size
}

export function isTextSize(value: unknown): value is TextSize {
  return TEXT_SIZES.some((size) => size === value)
}
