/** A table of changes between two versions: the field, what it said before, what it says after. */
import type { CallChange } from '#exam-engine/convocatoria/call-changes.ts'
import type { Column } from '#app/components/data/data-table.tsx'
import { describePath } from './path-words.ts'

export function changeColumns(): Column<CallChange>[] {
  const shown = (text: string | null) => text === null ? '—' : <span className="break-words">{text}</span>
  return [
    { key: 'path', header: 'Campo', rowHeader: true, cell: ({ path }) => describePath(path) },
    { key: 'before', header: 'Decía', cell: ({ before }) => shown(before) },
    { key: 'after', header: 'Dice', cell: ({ after }) => shown(after) },
  ]
}
