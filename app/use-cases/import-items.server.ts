/**
 * Takes an item file into the bank of an exam, whole or not at all: one bad line,
 * or one line that contradicts the bank, refuses the file. What is there already
 * is kept and counted; the same question under another code is a warning.
 */
import type { Database, Trx } from '#db/client.ts'
import { appendAudit, type AuditEntry } from '#db/queries/audit.ts'
import { lockExam } from '#db/queries/convocatoria-exams.ts'
import {
  addToExamBank, findCodesByFingerprint, findItemsByCode, insertItems, readItemKeys,
} from '#db/queries/items.ts'
import type { Item } from '#exam-engine/items/item.ts'
import { itemFingerprint } from '#exam-engine/items/item-fingerprint.ts'
import type { ItemWarning } from '#exam-engine/items/item-warnings.ts'
import { parseItemsJsonl, type ItemsFile, type ItemsFileRefused, type LineFault } from '#exam-engine/items/jsonl.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { accept, refuse, type Accepted, type Refused } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'

export type ImportItemsRefused = Refused<'EXAM_UNKNOWN'> | ItemsFileRefused

/** The question of that line stands in the bank under another code: a form never contains both. */
export type BankWarning = { warning: 'DUPLICATE_OF_BANK', line: number, code: string }

export interface ImportedItems {
  fileSha256: string
  /** In the order of the file. */
  itemIds: readonly string[]
  added: number
  alreadyInBank: number
  warnings: readonly (ItemWarning | BankWarning)[]
}

/**
 * Adds the items of a JSON Lines file (UTF-8) to the exam's bank.
 * Refuses with EXAM_UNKNOWN, or ITEMS_FILE_INVALID with all faults by line.
 */
export async function importItems(
  { database }: { database: Database }, actor: AuditEntry['actor'], input: { examId: string, bytes: Uint8Array },
): Promise<Accepted<ImportedItems> | ImportItemsRefused> {
  const text = decodeUtf8(input.bytes)
  if (text === null) return refuseFile([{ line: 1, reason: 'el archivo no está en UTF-8' }])
  const parsed = parseItemsJsonl(text)
  if (!parsed.ok) return parsed
  const lines = listItemLines(text)
  return database.db.transaction().execute(async (trx) => {
    const exam = await lockExam(trx, input.examId)
    if (exam === undefined) return refuse('EXAM_UNKNOWN')
    const compared = await compareWithBank(trx, parsed.value, lines)
    if (compared.faults.length > 0) return refuseFile(compared.faults)
    const { items, keys } = parsed.value
    await insertItems(trx, compared.added, keys)
    await addToExamBank(trx, exam.id, items.map(({ id }) => id))
    const imported: ImportedItems = {
      fileSha256: sha256Hex(input.bytes),
      itemIds: items.map(({ id }) => id),
      added: compared.added.length,
      alreadyInBank: items.length - compared.added.length,
      warnings: [...parsed.value.warnings, ...compared.warnings].sort((left, right) => left.line - right.line),
    }
    const { fileSha256, added, alreadyInBank, warnings } = imported
    await appendAudit(trx, {
      actor, action: 'items.import', subjectType: 'exam', subjectId: exam.id,
      payload: { fileSha256, added, alreadyInBank, warnings: warnings.length },
    })
    return accept(imported)
  })
}

interface Comparison {
  added: Item[]
  faults: LineFault[]
  warnings: BankWarning[]
}

// An item of the bank never changes under its code: forms were frozen from it, and marks refer to it.
async function compareWithBank(trx: Trx, { items, keys }: ItemsFile, lines: readonly number[]): Promise<Comparison> {
  const known = new Map((await findItemsByCode(trx, items.map(({ code }) => code))).map((item) => [item.code, item]))
  const knownKeys = await readItemKeys(trx, [...known.values()].map(({ id }) => id))
  const knownRight = new Map(knownKeys.map(({ itemId, optionId }) => [itemId, optionId]))
  const sameWords = await findCodesByFingerprint(trx, items.map(itemFingerprint))
  const comparison: Comparison = { added: [], faults: [], warnings: [] }
  for (const [index, item] of items.entries()) {
    const line = lines[index] ?? 0
    const inBank = known.get(item.code)
    const duplicate = sameWords.get(itemFingerprint(item))
    if (inBank === undefined) {
      comparison.added.push(item)
      if (duplicate !== undefined) comparison.warnings.push({ warning: 'DUPLICATE_OF_BANK', line, code: duplicate })
    } else if (canonicalJson(inBank) !== canonicalJson(item)) {
      comparison.faults.push({ line, reason: `id: ${item.code} ya está en el banco con otro contenido; use otro id` })
    } else if (knownRight.get(item.id) !== keys[index]?.optionId) {
      comparison.faults.push({ line, reason: `key: el banco tiene otra respuesta para ${item.code}; use otro id` })
    }
  }
  return comparison
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** 1-based lines of the file that hold an item. */
function listItemLines(text: string): number[] {
  return text.split(/\r?\n/).flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]))
}

function refuseFile(faults: readonly LineFault[]): ItemsFileRefused {
  const lines = [...new Set(faults.map(({ line }) => line))]
  return { ...refuse('ITEMS_FILE_INVALID', { lines: lines.join(', '), count: lines.length }), faults }
}
