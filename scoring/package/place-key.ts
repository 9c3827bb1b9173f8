// One text for one place, to look pools up by course, sede and subsede. A null subsede is no name: it equals only itself.
import type { Place } from './schema.ts'

export function placeKey({ cer, sede, subsede }: Place): string {
  return JSON.stringify([cer, sede, subsede])
}
