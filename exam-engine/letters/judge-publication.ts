/**
 * Whether a text of the letters may become the next version of its call: before the first acceptance, upon the version that
 * was edited, without findings, and different from it. Convocatoria §5.5, §5.6
 */
import { accept, refuse, type Result } from '../kernel/result.ts'
import { sha256Hex } from '../kernel/sha256.ts'
import { findLetterFaults } from './findings.ts'
import { writeLetterText, type LetterText } from './letter-text.ts'

export type LetterTextRefusal =
  'LETTER_TEXT_FIXED' | 'LETTER_TEXT_STALE' | 'LETTER_TEXT_FAULTY' | 'LETTER_TEXT_UNCHANGED'

interface Proposed {
  text: LetterText
  /** The number that was edited, and the version that holds. */
  base: number
  newest: { number: number, sha256: string }
  /** Somebody accepted the carta compromiso of this call. */
  isAccepted: boolean
  canDraw: (character: string) => boolean
}

export interface NextVersion { number: number, content: string, sha256: string }

export function judgeLetterText(
  { text, base, newest, isAccepted, canDraw }: Proposed,
): Result<NextVersion, LetterTextRefusal> {
  if (isAccepted) return refuse('LETTER_TEXT_FIXED')
  if (base !== newest.number) return refuse('LETTER_TEXT_STALE')
  if (findLetterFaults(text, canDraw).length > 0) return refuse('LETTER_TEXT_FAULTY')
  const content = writeLetterText(text)
  const sha256 = sha256Hex(content)
  return sha256 === newest.sha256 ? refuse('LETTER_TEXT_UNCHANGED')
    : accept({ number: newest.number + 1, content, sha256 })
}
