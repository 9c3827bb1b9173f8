/** Where the OOADs of the demo are notified: the mailbox of their account. UMAEs have none, so that one sees what is missing. */
import { insertNoticeAddresses } from '../queries/official-notices.ts'
import type { Trx } from '../client.ts'

export async function loadNoticeAddresses(trx: Trx, by: string): Promise<void> {
  const rows = await trx.selectFrom('role_grant').innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['role_grant.ooad', 'person.email']).where('role', '=', 'ooad').orderBy('role_grant.ooad').execute()
  for (const { ooad, email } of rows) {
    if (ooad !== null) await insertNoticeAddresses(trx, { addressee: ooad, addresses: [email], by })
  }
}
