/** A code as typed, beside the sealed offer or the password. */
import { z } from 'zod'
import { typedPassword } from '#app/passwords/typed-password.ts'

const password = typedPassword('Escriba su contraseña')
const code = z.string({ error: 'Escriba el código' }).trim().min(1, 'Escriba el código').max(40, 'Use como máximo 40 caracteres')

export const enrolSchema = z.object({
  offer: z.string({ error: 'Actualice la página' }).regex(/^[\w-]{20,200}$/, 'Actualice la página'), code, password,
})

/** Of who typed the password a moment ago, and is let in for this alone. */
export const mustEnrolSchema = enrolSchema.partial({ password: true })

export const removeSchema = z.object({
  intent: z.literal('remove'), code, password,
})
