/** What goes with the signed document: the consequence that was read, a tick, the password. */
import { z } from 'zod'
import { typedPassword } from '#app/passwords/typed-password.ts'


export const sendSchema = z.object({
  shown: z.enum(['competeAgain', 'keepsCourse', 'losesStatus']),
  confirmed: z.literal('on', 'Marque que leyó las consecuencias y renuncia'),
  password: typedPassword('Escriba su contraseña'),
})
