/** The desk in words: why somebody left the room, what failed at a sede, how a charge began, how a hand-over ended. */
import type { HandOverOutcome } from '#exam-engine/sitting/desk-charge.ts'
import type { OutageKind } from '#exam-engine/sitting/outage.ts'
import type { ExitReason } from '#exam-engine/sitting/room-exit.ts'

export const EXIT_WORDS: Record<ExitReason, string> = {
  restroom: 'Sanitario', health: 'Salud', other: 'Otro motivo',
}

export const OUTAGE_WORDS: Record<OutageKind, string> = {
  power: 'Luz', network: 'Red', machines: 'Equipos', server: 'Servidor', other: 'Otra falla',
}

export const CHARGE_WORDS: Record<'opened' | 'handedOver' | 'forced', string> = {
  opened: 'Abrió la mesa', handedOver: 'Recibió la entrega', forced: 'Designado por la coordinación',
}

export const OUTCOME_WORDS: Record<HandOverOutcome, string> = {
  confirmed: 'Recibida', withdrawn: 'Retirada', overtaken: 'Sin efecto: la coordinación designó a otra persona',
}

/** Said wherever an outage is declared or shown. */
export const OUTAGE_PAUSES_NOTHING =
  'Declararla no detiene el tiempo ni cierra nada: queda como evidencia para la coordinación (§3.1 B).'
