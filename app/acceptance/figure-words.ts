/** The figures of acceptance in their order, with the word of each: on the page, in the workbook and on paper. */
import type { AcceptanceCounts } from './acceptance-counts.ts'

export const FIGURE_WORDS = [
  ['assigned', 'Asignadas'], ['accepted', 'Aceptadas'], ['letterIssued', 'Carta emitida'], ['rejected', 'Rechazadas'],
  ['pending', 'Sin respuesta'], ['lapsed', 'Vencidas'], ['resigned', 'Renunciadas'], ['revoked', 'Revocadas'],
] as const satisfies readonly (readonly [keyof AcceptanceCounts, string])[]
