/** How somebody counts in an exam, in words; absent is not zero. §3.1, §4.2 B */
import type { MarkRow } from '#db/queries/admin-marks.ts'
import type { StateWordProps } from '#app/components/feedback/state-word.tsx'

type MarkStatus = MarkRow['status']

export const MARK_WORDS: Record<MarkStatus, string> = {
  present: 'Presente', absent: 'Ausente', denied: 'Acceso negado', cancelled: 'Cancelado',
}

export const MARK_LOOKS: Record<MarkStatus, Omit<StateWordProps, 'children'>> = {
  present: { shape: 'check', tone: 'success' },
  absent: { shape: 'dash' },
  denied: { shape: 'cross', tone: 'danger' },
  cancelled: { shape: 'triangle', tone: 'danger' },
}
