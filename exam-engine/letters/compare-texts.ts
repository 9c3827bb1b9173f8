/**
 * What one version of the letters changed against the one before, paragraph by paragraph in the order of the parts: what
 * went, what came; what stands in both, in the same order, is no change.
 */
import { PART_NAMES, type LetterParagraph, type LetterText, type PartName } from './letter-text.ts'

export interface TextChange {
  readonly part: PartName
  readonly change: 'removed' | 'added'
  readonly paragraph: LetterParagraph
}

export function compareTexts(before: LetterText, after: LetterText): TextChange[] {
  return PART_NAMES.flatMap((part) => comparePart(
    before.filter((paragraph) => paragraph.part === part), after.filter((paragraph) => paragraph.part === part), part))
}

const isSame = (a: LetterParagraph | undefined, b: LetterParagraph | undefined) =>
  a?.text === b?.text && a?.clauses.join() === b?.clauses.join()

/** By the longest common sequence: parts are a dozen paragraphs at most. */
function comparePart(before: LetterText, after: LetterText, part: PartName): TextChange[] {
  const common = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  const at = (i: number, j: number) => common[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = common[i]
      if (row !== undefined) row[j] = isSame(before[i], after[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const changes: TextChange[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [gone, come] = [before[i], after[j]]
    if (gone !== undefined && come !== undefined && isSame(gone, come)) { i += 1; j += 1 }
    else if (gone !== undefined && (come === undefined || at(i + 1, j) >= at(i, j + 1))) {
      changes.push({ part, change: 'removed', paragraph: gone })
      i += 1
    } else if (come !== undefined) {
      changes.push({ part, change: 'added', paragraph: come })
      j += 1
    }
  }
  return changes
}
