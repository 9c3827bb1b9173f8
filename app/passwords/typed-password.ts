/** A password as a form sends it: that it is there, and no longer than anybody types. What it is worth is judged apart. */
import { z } from 'zod'

export const typedPassword = (missing: string) =>
  z.string({ error: missing }).min(1, missing).max(200, 'Use como máximo 200 caracteres')

/** The own one again, before an act that binds: within what the policy takes. */
export const ownPassword = z.string({ error: 'Escriba su contraseña' }).min(1, 'Escriba su contraseña')
  .max(72, 'Use como máximo 72 caracteres')
