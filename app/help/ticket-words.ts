/** Tickets in words. */
import type { TicketState } from '#db/queries/help.ts'
import type { TicketTopic } from '#db/tables/privacy-tables.ts'
import type { StateWordProps } from '#app/components/feedback/state-word.tsx'

export const TOPIC_WORDS: Record<TicketTopic, string> = {
  access: 'Acceso a la plataforma', registration: 'Registro y solicitud', exam: 'Examen', results: 'Resultados y plaza',
  data: 'Mis datos', other: 'Otro tema',
}

export const TICKET_LOOKS: Record<TicketState, Required<Pick<StateWordProps, 'shape' | 'tone'>> & { word: string }> = {
  waiting: { word: 'En espera', shape: 'empty', tone: 'attention' },
  answered: { word: 'Respondida', shape: 'check', tone: 'success' },
  closed: { word: 'Cerrada', shape: 'dash', tone: 'neutral' },
}
