/** A password as a form sends it: that it is there, and no longer than anybody types. What it is worth is judged apart. */
import { z } from 'zod'

/** Characters that a new one needs, and bytes that bcrypt reads of it. */
const LEAST_CHARACTERS = 12
const MOST_BYTES = 72

export const PASSWORD_LENGTH_TEXTS = {
  PASSWORD_TOO_SHORT: 'Use al menos 12 caracteres: tres o cuatro palabras sin relación se recuerdan bien.',
  PASSWORD_TOO_LONG: 'La contraseña es demasiado larga: caben 72 letras sin acento.',
} as const

export const typedPassword = (missing: string) =>
  z.string({ error: missing }).min(1, missing).max(200, 'Use como máximo 200 caracteres')

/** A new one: too short or too long is said by the form, beside whatever else is wrong in it. */
export const newPassword = (missing: string) => typedPassword(missing)
  .refine((text) => text === '' || !isTooShort(text), PASSWORD_LENGTH_TEXTS.PASSWORD_TOO_SHORT)
  .refine((text) => !isTooLong(text), PASSWORD_LENGTH_TEXTS.PASSWORD_TOO_LONG)

export const isTooShort = (password: string) => [...password].length < LEAST_CHARACTERS
export const isTooLong = (password: string) => new TextEncoder().encode(password).length > MOST_BYTES

/** The own one again, before an act that binds: within what the policy takes. */
export const ownPassword = z.string({ error: 'Escriba su contraseña' }).min(1, 'Escriba su contraseña')
  .max(MOST_BYTES, 'Use como máximo 72 caracteres')
