/** Where the rows of a draft are seen, to which an import leads back. */
import type { ImportKind } from './import-rows.ts'

export function importHome(draftId: string, kind: ImportKind): string {
  return `/admin/convocatorias/borrador/${draftId}/${kind}`
}
