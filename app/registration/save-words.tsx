/** How the draft stands, in words, in one line that is always in the same place and read out as it changes. */
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { SaveState } from './use-autosave.ts'

export function SaveWords({ state, savedAt }: { state: SaveState, savedAt: Instant | null }) {
  return <p role="status" className="min-h-6 text-grey tabular-nums">{wordsOf(state, savedAt)}</p>
}

function wordsOf(state: SaveState, savedAt: Instant | null): string {
  switch (state.kind) {
    case 'idle': return savedAt === null ? 'Aún no hay borrador de este paso' : `Borrador guardado ${formatTimeWithSeconds(savedAt)}`
    case 'typing': return 'Guardando el borrador…'
    case 'saved': return `Borrador guardado ${formatTimeWithSeconds(state.at)}`
    case 'closed': return `El registro cerró. Lo que escribió se guardó como borrador ${formatTimeWithSeconds(state.at)} y no cuenta`
    case 'offline': return 'Sin conexión: lo que escribió sigue en esta página'
    case 'stale': return 'No se guardó: hay otra versión de este paso'
    case 'refused': return state.text
  }
}
