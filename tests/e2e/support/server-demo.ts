/** The demo in a server's own database, to do beside its pages what other people do. */
import { placeData } from '#db/embedded/places.ts'
import { keepSecret } from '#db/embedded/secrets.ts'
import { openDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { findDatabaseProcess } from '../../setup/start-server.ts'

/** `root` is the data root of a running server; `drop` leaves its database alone. */
export function openDemoOf(root: string): DemoDatabase {
  const password = keepSecret(placeData(root).dataRoot, 'postgres-superuser')
  const url = `postgres://postgres:${password}@127.0.0.1:${findDatabaseProcess(root)?.port ?? 0}/efiser`
  return openDemoDatabase({ ownerUrl: url, appUrl: url, drop: () => Promise.resolve() })
}
