/** Notifications and arrivals in words. Convocatoria §5.9.1, §5.9.3, §5.12 */
import type { StateShape } from '#app/components/feedback/state-word.tsx'
import type { ArrivalStanding } from '#exam-engine/convocatoria/arrival.ts'
import type { NoticeChange, NoticeKind } from '#exam-engine/convocatoria/official-notice.ts'

export const NOTICE_TITLES: Record<NoticeKind, string> = {
  arrivals: 'Notificación oficial de quienes se presentan', departures: 'Aviso oficial de quienes dejan la sede',
}

export const NOTICE_CHANGES: Record<NoticeChange['change'], string> = {
  added: 'Se agrega', resigned: 'Se retira: renunció a la plaza (§5.14)', revoked: 'Se retira: plaza revocada (§3.1 D)',
  removed: 'Se retira: ya no tiene la plaza', letterIssued: 'Obtuvo su carta de aceptación', corrected: 'Se corrigen sus datos',
}

export const ARRIVAL_WORDS: Record<ArrivalStanding, { word: string, shape: StateShape, tone: 'neutral' | 'attention' | 'danger' | 'success' }> = {
  notDue: { word: 'Por presentarse', shape: 'empty', tone: 'neutral' },
  due: { word: 'Se espera hoy', shape: 'half', tone: 'attention' },
  absent: { word: 'No se ha presentado', shape: 'cross', tone: 'danger' },
  arrived: { word: 'Se presentó', shape: 'check', tone: 'success' },
}

/** In the words of the clause: what may follow is decided by persons. §5.12 */
export const ABSENCE_CONSEQUENCE = 'Si no se presenta en su nueva sede y no completa los trámites, cada día transcurrido '
  + 'se considera falta injustificada y se aplicará la normativa institucional, lo que podría resultar en su BAJA '
  + 'DEFINITIVA como médico residente del IMSS (§5.12).'
