/** What a simulation annuls or no longer annuls in one form, and by which rule. */
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { POLICY_WORDS } from '#app/marking/annulment-words.ts'
import type { AnnulmentView } from './queries.server.ts'

export function AnnulmentFacts({ annulment: { form, before, after } }: { annulment: AnnulmentView }) {
  return (
    <SummaryList rows={[
      { term: 'Examen', value: form },
      { term: 'Anulado en lo congelado', value: tell(before) },
      { term: 'Anulado en la simulación', value: tell(after) },
    ]} />
  )
}

function tell({ policy, codes }: AnnulmentView['before']): string {
  return codes.length === 0 ? 'Ningún reactivo' : `${codes.join(', ')}. ${POLICY_WORDS[policy].full}`
}
