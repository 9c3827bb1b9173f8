/**
 * What was typed of a text of the letters, in this browser, until it is published: under the call and the version that it
 * began from, without reason and password. Of another version nothing is kept: it would undo what was published since.
 */
const PREFIX = 'efiser.cartas.'

/** Pairs of the form: part, text and clauses of each paragraph, in their order. */
export interface KeptDraft { savedAt: number, fields: [string, string][] }

const KEPT = new Set(['part', 'text', 'clauses'])
const keyOf = (convocatoriaId: string, base: number) => `${PREFIX}${convocatoriaId}.${String(base)}`

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export function keepDraft(store: Store, convocatoriaId: string, base: number, form: FormData, savedAt: number): void {
  const fields = [...form].flatMap(([name, value]): [string, string][] =>
    KEPT.has(name) && typeof value === 'string' ? [[name, value]] : [])
  store.setItem(keyOf(convocatoriaId, base), JSON.stringify({ savedAt, fields } satisfies KeptDraft))
}

/** Null where nothing is kept of this version, or what is kept is none. Forgets drafts of other versions. */
export function findDraft(store: Store, convocatoriaId: string, base: number): KeptDraft | null {
  const own = keyOf(convocatoriaId, base)
  const keys = Array.from({ length: store.length }, (_, place) => store.key(place) ?? '')
  for (const key of keys) if (key.startsWith(PREFIX) && key !== own) store.removeItem(key)
  return readDraft(store.getItem(own))
}

export function forgetDraft(store: Store, convocatoriaId: string, base: number): void {
  store.removeItem(keyOf(convocatoriaId, base))
}

function readDraft(kept: string | null): KeptDraft | null {
  try {
    const read = JSON.parse(kept ?? 'null') as Partial<KeptDraft> | null
    return typeof read?.savedAt === 'number' && Array.isArray(read.fields) ? read as KeptDraft : null
  } catch {
    return null
  }
}

/** Whether the form says the same as the draft. */
export function isSameDraft(draft: KeptDraft, form: FormData): boolean {
  const now = [...form].filter(([name]) => KEPT.has(name))
  return JSON.stringify(now) === JSON.stringify(draft.fields)
}
