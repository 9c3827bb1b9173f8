/**
 * The browser's name and major version out of its user agent: what people call it, for the sheet and for the oldest
 * version that serves. A string that it does not know is "Otro"; what a browser can do is asked of the browser itself.
 */
import type { Measurements } from './measurements.ts'

/** In this order: Edge and Opera also say Chrome, and Chrome also says Safari. */
const KNOWN: readonly [name: string, version: RegExp][] = [
  ['Edge', /\bEdg(?:A|iOS)?\/(\d{1,5})/],
  ['Opera', /\bOPR\/(\d{1,5})/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d{1,5})/],
  ['Chrome', /\b(?:Headless)?(?:Chrome|CriOS)\/(\d{1,5})/],
  ['Safari', /\bVersion\/(\d{1,5}).*\bSafari\//],
]

export function nameBrowser(userAgent: string): Measurements['browser'] {
  const seb = /\bSEB\//.test(userAgent)
  for (const [name, pattern] of KNOWN) {
    const version = pattern.exec(userAgent)?.[1]
    if (version !== undefined) return { name, version: Number(version), seb }
  }
  return { name: 'Otro', version: null, seb }
}
