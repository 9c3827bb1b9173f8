/**
 * Two requests to sit the exam elsewhere (§3.1 Importante), so that both sedes see one: the first waits for the sede of
 * the demonstration accounts, the second was refused. Neither moves anybody. Inserted at the demo clock of the moment.
 */
import type { Trx } from '../client.ts'
import { demoId } from './generate/demo-id.ts'
import type { Demo } from './generate/demo.ts'

const HOST = 'HE-CMNSXXI'

export async function loadSedeRequests(trx: Trx, { seed, residents: { candidates }, staff }: Demo): Promise<void> {
  const settled = candidates.filter((one) => one.adscription_sede === one.exam_sede)
  const guest = settled.findLast(({ exam_sede: sede }) => sede !== HOST)
  const leaving = settled.findLast(({ exam_sede: sede }) => sede === HOST)
  if (guest === undefined || leaving === undefined) throw new Error('the demo has nobody to move')
  const authority = staff.grants.find(({ role, sede_code: sede }) => role === 'educacion' && sede === guest.exam_sede)
  if (authority === undefined) throw new Error(`${guest.exam_sede} has no education authority`)
  const ask = async (who: typeof guest, to: string, reason: 'rotation' | 'vacation', note: string) => (
    await trx.insertInto('exam_sede_request').values({
      id: demoId(seed, 'exam-sede-request', who.folio), candidate_id: who.id, from_sede: who.exam_sede, to_sede: to, kind: 'elsewhere', reason, note,
      requested_by: who.person_id,
    }).returning('id').executeTakeFirstOrThrow()).id
  await ask(guest, HOST, 'rotation', 'Inicio una rotación de campo en su unidad la semana del examen.')
  const refused = await ask(leaving, guest.exam_sede, 'vacation', 'Estaré de vacaciones en esa ciudad.')
  await trx.updateTable('exam_sede_request').set({
    outcome: 'rejected', decided_by: authority.person_id,
    decision_reason: 'Ese día los equipos están ocupados por otro turno.',
  }).where('id', '=', refused).execute()
}
