/** What an admin sets for the day of the exam and the days before it. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

const PHONE = 'Escriba el teléfono de la coordinación, con lada y extensiones'
const HOURS = 'Escriba horas enteras, de 1 a 720'
const MINUTES = 'Escriba minutos enteros, de 0 a 240'

export const parametersSchema = z.object({
  coordinationPhone: writtenText(PHONE, 80),
  checkInMinutes: z.number({ error: MINUTES }).int(MINUTES).min(0, MINUTES).max(240, MINUTES),
  sedeChangeLeadHours: z.number({ error: HOURS }).int(HOURS).min(1, HOURS).max(720, HOURS),
  lateFirstPrint: z.enum(['allowed', 'desk'], { error: 'Elija qué sigue' }),
})
