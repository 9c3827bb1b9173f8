/** Whether a picture is likely to be read: a warning before sending, never a refusal. Evaluators judge by eye (NC9). */

/** Text pages photographed in focus have thousands; the same out of focus by three pixels have tens. */
const LEAST_SHARPNESS = 150
const LEAST_SIDE = 1000

export interface ImageFigures {
  width: number
  height: number
  sharpness: string
}

export type LegibilityWarning = 'blurred' | 'small'

export function warnOfLegibility({ width, height, sharpness }: ImageFigures): LegibilityWarning[] {
  return [
    ...(Number(sharpness) < LEAST_SHARPNESS ? ['blurred' as const] : []),
    ...(Math.min(width, height) < LEAST_SIDE ? ['small' as const] : []),
  ]
}
