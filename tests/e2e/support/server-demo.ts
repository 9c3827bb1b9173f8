/** The demo in a server's own database, to do beside its pages what other people do. */
import { openDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { serverDatabaseUrl } from './server-database.ts'

/** `root` is the data root of a running server; `drop` leaves its database alone. */
export function openDemoOf(root: string): DemoDatabase {
  const url = serverDatabaseUrl(root)
  return openDemoDatabase({ ownerUrl: url, appUrl: url, drop: () => Promise.resolve() })
}
