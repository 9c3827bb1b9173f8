// Finds keys that stand twice in one JSON object. JSON.parse keeps the last one without a word, so two readers of the
// same file could see two different candidates; a package in which that is possible is refused.
// Works on text that JSON.parse has already accepted, which keeps the scan to brackets, commas and strings.
import { pathInto } from './problems.ts'

type Frame = { readonly path: string; readonly keys: Set<string> | null; index: number; key: string }

/**
 * The path of each repeated key, in the order of the text; empty when there is none.
 * `json` must be valid JSON. Keys are compared as decoded: `"a"` and `"\u0061"` are the same key.
 */
export function findDuplicateKeys(json: string): string[] {
  const found: string[] = []
  const frames: Frame[] = []
  let frame: Frame | undefined
  let keyExpected = false

  for (let at = 0; at < json.length; at += 1) {
    switch (json.charCodeAt(at)) {
      case QUOTE: {
        const end = closingQuote(json, at)
        if (keyExpected && frame?.keys) {
          frame.key = decodeString(json, at, end)
          if (frame.keys.has(frame.key)) found.push(pathInto(frame.path, frame.key))
          frame.keys.add(frame.key)
          keyExpected = false
        }
        at = end
        break
      }
      case OPEN_BRACE:
      case OPEN_BRACKET: {
        const path = frame === undefined ? '' : pathInto(frame.path, frame.keys === null ? frame.index : frame.key)
        keyExpected = json.charCodeAt(at) === OPEN_BRACE
        frame = { path, keys: keyExpected ? new Set() : null, index: 0, key: '' }
        frames.push(frame)
        break
      }
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        frames.pop()
        frame = frames.at(-1)
        keyExpected = false
        break
      case COMMA:
        if (frame !== undefined) frame.index += 1
        keyExpected = frame !== undefined && frame.keys !== null
        break
      default:
    }
  }
  return found
}

const QUOTE = 0x22
const COMMA = 0x2c
const OPEN_BRACKET = 0x5b
const BACKSLASH = 0x5c
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

/** A quote closes the string unless an odd number of backslashes stands before it. */
function closingQuote(json: string, opening: number): number {
  let end = json.indexOf('"', opening + 1)
  for (;;) {
    let backslashes = 0
    while (json.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1
    if (backslashes % 2 === 0) return end
    end = json.indexOf('"', end + 1)
  }
}

function decodeString(json: string, opening: number, closing: number): string {
  const raw = json.slice(opening + 1, closing)
  return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw
}
