/** The acts on a sede: to save a room (a new one without an id), to remove one, and to state the telephone. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'
import { writtenText } from '#app/http/written-text.ts'

const CAPACITY = 'Escriba cuántos lugares tiene, de 1 a 500'
const MACHINES = 'Escriba cuántos equipos están certificados, de 0 a 500, o déjelo vacío'
const NAME = 'Escriba el nombre de la sala, como está en la puerta'

export const roomsSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('save'),
    roomId: z.uuid('Actualice la página').optional(),
    name: writtenText(NAME, 40),
    capacity: z.number({ error: CAPACITY }).int(CAPACITY).min(1, CAPACITY).max(500, CAPACITY),
    machines: z.number({ error: MACHINES }).int(MACHINES).min(0, MACHINES).max(500, MACHINES).optional(),
    accessible: z.boolean().default(false),
  }),
  z.object({ intent: z.literal('remove'), roomId: z.uuid('Actualice la página') }),
  z.object({
    intent: z.literal('phone'),
    phone: z.string().trim().max(80, 'Use como máximo 80 caracteres').refine(isStorable, NOT_STORABLE).default(''),
  }),
])
