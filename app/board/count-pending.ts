/** What waits at a desk when it changes hands, counted on its board: who is outside, denied, without a line. */
import type { PendingCounts } from '#exam-engine/sitting/desk-charge.ts'
import { openExit } from '#exam-engine/sitting/room-exit.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import type { BoardSnapshot } from './board-snapshot.ts'

export function countPending({ candidates, presence, outages }: BoardSnapshot): PendingCounts {
  const connected = new Set(presence.filter((entry) => entry.connected).map(({ attemptId }) => attemptId))
  return {
    outside: candidates.filter(({ exits }) => openExit(exits) !== null).length,
    incidents: candidates.reduce((sum, { incidents }) => sum + incidents.length, 0),
    denied: candidates.filter(({ state }) => state === 'denied').length,
    withoutLine: candidates.filter(({ state, attemptId }) => state === 'inProgress' && !connected.has(attemptId))
      .length,
    outages: outages.filter(({ until }) => until === null).length,
  }
}

/** "2 personas fuera, 1 incidente"; "sin pendientes" where all is zero. */
export function describePending({ outside, incidents, denied, withoutLine, outages }: PendingCounts): string {
  const parts = [
    outside > 0 ? `${formatCounted(outside, 'persona', 'personas')} fuera del salón` : '',
    withoutLine > 0 ? `${formatCounted(withoutLine, 'examen', 'exámenes')} sin conexión` : '',
    incidents > 0 ? formatCounted(incidents, 'incidente asentado', 'incidentes asentados') : '',
    denied > 0 ? formatCounted(denied, 'acceso negado', 'accesos negados') : '',
    outages > 0 ? formatCounted(outages, 'falla abierta', 'fallas abiertas') : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'sin pendientes' : parts.join(', ')
}
