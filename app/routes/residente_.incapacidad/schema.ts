/** The one box that is ticked. */
import { z } from 'zod'

const UNTICKED = 'Marque la casilla para reconocerlo, o vuelva sin registrarlo'

export const leaveSchema = z.object({ acknowledged: z.literal('on', { error: UNTICKED }) })
