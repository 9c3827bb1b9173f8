/** How the draft stands, in words, in one line that is always in the same place and read out as it changes. */
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { SaveState } from './use-autosave.ts'

/** What must not be overlooked. */
const ATTENTION: ReadonlySet<SaveState['kind']> = new Set(['offline', 'closed', 'stale', 'refused'])

export function SaveWords({ state, savedAt }: { state: SaveState, savedAt: Instant | null }) {
  const look = ATTENTION.has(state.kind) ? 'border-s-4 border-gold bg-gold-wash px-3 py-2 font-semibold' : 'text-grey'
  return <p role="status" className={`min-h-6 tabular-nums ${look}`}>{wordsOf(state, savedAt)}</p>
}

function wordsOf(state: SaveState, savedAt: Instant | null): string {
  switch (state.kind) {
    case 'idle': return savedAt === null ? 'Aún no hay borrador de este paso' : `Borrador guardado ${formatTimeWithSeconds(savedAt)}`
    case 'typing': return 'Guardando el borrador…'
    case 'saved': return `Borrador guardado ${formatTimeWithSeconds(state.at)}`
    case 'closed': return `El registro cerró. Lo que escribió se guardó como borrador ${formatTimeWithSeconds(state.at)} y no cuenta`
    case 'offline': return 'Sin conexión: lo que escribió sigue en esta página y se guardará solo cuando vuelva. No la cierre'
    case 'stale': return 'No se guardó: hay otra versión de este paso'
    case 'refused': return state.text
  }
}
