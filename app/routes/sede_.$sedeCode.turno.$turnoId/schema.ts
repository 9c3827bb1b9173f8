/** The acts on the seats and supervisors of a turno at a sede. */
import { z } from 'zod'

const NUMBER = 'Escriba el número del lugar, o déjelo vacío para el primero libre'
const RELOAD = 'Actualice la página'

export const seatingSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('assign') }),
  z.object({ intent: z.literal('assignAgain') }),
  z.object({
    intent: z.literal('move'),
    attemptId: z.uuid(RELOAD),
    roomId: z.uuid({ error: 'Elija la sala' }),
    number: z.number({ error: NUMBER }).int(NUMBER).min(1, NUMBER).max(500, NUMBER).optional(),
  }),
  z.object({
    intent: z.literal('post'),
    personId: z.uuid({ error: 'Elija quién supervisa' }),
    /** Missing: the whole sede. */
    postRoomId: z.uuid(RELOAD).optional(),
  }),
  z.object({ intent: z.literal('dismiss'), postId: z.uuid(RELOAD) }),
])
