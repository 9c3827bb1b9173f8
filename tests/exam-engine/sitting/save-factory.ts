// Valid save operations with overrides. Ids are UUIDs, as in papers.
import type { SaveOperation } from '#exam-engine/sitting/save-operation.ts'

/** A valid UUID of version 4 that ends in `number`. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

export const OPTION_IDS = [uuid(101), uuid(102), uuid(103), uuid(104)] as const

export function makeOperation(overrides: Partial<SaveOperation> = {}): SaveOperation {
  return {
    opId: uuid(1),
    itemId: uuid(11),
    revision: 1,
    optionId: OPTION_IDS[0],
    flagged: false,
    struck: [],
    clientAt: 1_706_540_400_000,
    ...overrides,
  }
}
