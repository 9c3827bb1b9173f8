/** What somebody decides about a proposal, and the password. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'
import { typedPassword } from '#app/passwords/typed-password.ts'

const NOTE = 'Escriba por qué no procede'
const password = typedPassword('Escriba su contraseña')

export const decideSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('approve'), password }),
  z.object({
    event: z.literal('dismiss'), password,
    note: writtenText(NOTE, 2000),
  }),
  z.object({ event: z.literal('withdraw'), password }),
], 'Elija qué decide')
