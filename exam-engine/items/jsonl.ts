// Reads an item file in JSON Lines: one item per line, blank lines skipped. All or nothing: one bad line refuses the
// file, because a bank that silently lacks items gives another exam than its author meant. Every bad line is named.
// What is only suspicious is a warning: duplicates, and options that point at the position of others.
import { refuse } from '#exam-engine/kernel/result.ts'
import type { Accepted, Refused } from '#exam-engine/kernel/result.ts'
import { parseItemLine } from './item-line.ts'
import type { ItemLine } from './item-line.ts'
import type { Item, ItemKey } from './item.ts'
import { findItemWarnings } from './item-warnings.ts'
import type { ItemWarning } from './item-warnings.ts'

/** 1-based line with one Spanish sentence that says what to correct. */
export type LineFault = { readonly line: number; readonly reason: string }

export type ItemsFile = {
  readonly items: readonly Item[]
  /** One per item, in the order of the items. */
  readonly keys: readonly ItemKey[]
  readonly warnings: readonly ItemWarning[]
}

export type ItemsFileRefused = Refused<'ITEMS_FILE_INVALID'> & { readonly faults: readonly LineFault[] }

/**
 * Items, keys and warnings of a JSON Lines text, in the order of its lines.
 * Refuses with ITEMS_FILE_INVALID and all `faults` by line: bad lines, a code used twice, a file without items.
 * `detail.lines` names the lines, `detail.count` how many there are.
 */
export function parseItemsJsonl(text: string): Accepted<ItemsFile> | ItemsFileRefused {
  const read: (ItemLine & { line: number })[] = []
  const faults: LineFault[] = []
  const lineOfCode = new Map<string, number>()
  for (const [index, lineText] of text.replace(/^\uFEFF/, '').split(/\r?\n/).entries()) {
    if (lineText.trim() === '') continue
    const line = index + 1
    const parsed = parseItemLine(lineText)
    if (parsed.faults !== null) {
      for (const reason of parsed.faults) faults.push({ line, reason })
      continue
    }
    const { code } = parsed.read.item
    const earlier = lineOfCode.get(code)
    if (earlier === undefined) lineOfCode.set(code, line)
    else faults.push({ line, reason: `id: ${code} ya está en la línea ${String(earlier)}` })
    read.push({ ...parsed.read, line })
  }
  if (read.length === 0 && faults.length === 0) {
    faults.push({ line: 1, reason: 'el archivo no contiene ningún reactivo' })
  }
  if (faults.length > 0) return refuseFile(faults)
  return {
    ok: true,
    value: { items: read.map(({ item }) => item), keys: read.map(({ key }) => key), warnings: findItemWarnings(read) },
  }
}

function refuseFile(faults: readonly LineFault[]): ItemsFileRefused {
  const lines = [...new Set(faults.map((fault) => fault.line))]
  return { ...refuse('ITEMS_FILE_INVALID', { lines: lines.join(', '), count: lines.length }), faults }
}
