/** What freezes the input and commits its lottery: the beacon, its moment, a reason where it is not the first, a yes. */
import { z } from 'zod'
import { typedMoment } from '#app/call/central-time.ts'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

export const freezeSelectionSchema = z.object({
  chain: z.enum(['drand-quicknet', 'efiser-faro-de-prueba'], 'Elija el faro'),
  /** Empty: as soon as the rules allow. */
  beaconFrom: typedMoment.optional(),
  reason: z.string().trim().max(500, 'Use como máximo 500 caracteres').refine(isStorable, NOT_STORABLE).optional(),
  confirmed: z.literal('on', 'Marque que las calificaciones ya no cambiarán'),
})
