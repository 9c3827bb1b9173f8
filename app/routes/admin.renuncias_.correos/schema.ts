/** One mailbox, and one that gets a copy. */
import { z } from 'zod'

const FORM = 'Escriba un correo, por ejemplo renuncias@imss.gob.mx'
const address = z.email(FORM).max(254, 'Use como máximo 254 caracteres')

export const mailboxSchema = z.object({ to: z.string({ error: FORM }).trim().pipe(address), cc: z.string().trim().pipe(address).optional() })
