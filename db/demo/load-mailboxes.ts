/** Where resignations of the demo call are sent: as the rest of the call, there from its publication on. Convocatoria §5.14.4 */
import { saveMailboxes } from '../queries/resignations.ts'
import type { Trx } from '../client.ts'

export async function loadMailboxes(trx: Trx, convocatoriaId: string): Promise<void> {
  await saveMailboxes(trx, convocatoriaId, { to: 'renuncias@efiser.demo', cc: 'coordinacion@efiser.demo' })
}
