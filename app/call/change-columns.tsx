/** A table of changes between two versions: the field, what it said before, what it says after. */
import type { CallChange } from '#exam-engine/convocatoria/call-changes.ts'
import type { Column } from '#app/components/data/data-table.tsx'
import { formatInstant } from '#app/labels/format-time.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { describePath } from './path-words.ts'

/** The document writes an instant as ISO 8601. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

const inWords = (text: string) => INSTANT.test(text) ? formatInstant(instant(text)) : text

export function changeColumns(): Column<CallChange>[] {
  const shown = (text: string | null) => text === null ? '—' : <span className="break-words">{inWords(text)}</span>
  return [
    { key: 'path', header: 'Campo', rowHeader: true, cell: ({ path }) => describePath(path) },
    { key: 'before', header: 'Decía', cell: ({ before }) => shown(before) },
    { key: 'after', header: 'Dice', cell: ({ after }) => shown(after) },
  ]
}
