/** A proposal: the items, one rule for everybody, a kind of reason and the reason itself. */
import { z } from 'zod'
import { ANNULMENT_KINDS } from '#exam-engine/marking/annulment.ts'
import { ANNULMENT_POLICIES } from '#exam-engine/marking/mark.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { writtenText } from '#app/http/written-text.ts'

const uuid = z.string().refine(isUuid, 'Elija de la lista')

export const proposalSchema = z.object({
  forma: uuid,
  reactivo: z.array(uuid).min(1, 'Elija al menos un reactivo').max(500),
  politica: z.enum(ANNULMENT_POLICIES, 'Elija qué pasa con los reactivos anulados'),
  kind: z.enum(ANNULMENT_KINDS, 'Elija el tipo de motivo'),
  reason: writtenText('Escriba por qué se anulan', 1000),
})

/** What the address asks to simulate. Null while something is missing or not readable. */
export function readChoice(url: string): { itemIds: string[], policy: 'drop' | 'credit' } | null {
  const { searchParams } = new URL(url)
  const chosen = proposalSchema.pick({ reactivo: true, politica: true })
    .safeParse({ reactivo: searchParams.getAll('reactivo'), politica: searchParams.get('politica') })
  return chosen.success ? { itemIds: [...new Set(chosen.data.reactivo)], policy: chosen.data.politica } : null
}
