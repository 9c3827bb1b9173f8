/** What is done to an acta: an observation, a signature over the content that was shown, closing it with the reason. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

const said = (missing: string) => writtenText(missing, 2000)

export const observeSchema = z.object({ intent: z.literal('observe'), text: said('Escriba la observación') })

export const signSchema = z.object({
  intent: z.literal('sign'),
  shown: z.string().regex(/^[0-9a-f]{64}$/, 'Actualice la página y lea el acta de nuevo'),
  read: z.literal('on', 'Marque que leyó el acta'),
  password: z.string({ error: 'Escriba su contraseña' }).min(1, 'Escriba su contraseña').max(200),
})

export const closeSchema = z.object({ intent: z.literal('close'), reason: said('Escriba por qué faltan firmas') })
