/** What freezing, drawing and running need besides a database: keys in a folder of the test's own, and a demonstration. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openContentKeys } from '#app/keys/content-keys.server.ts'
import { openSigningKeys } from '#app/keys/signing-keys.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import type { Database } from '#db/client.ts'

/** One folder for all tests of a file: a secret sealed by one call is opened by the next. */
const keysFolder = mkdtemp(path.join(tmpdir(), 'efiser-selection-keys-'))

export async function selectionServices(database: Database): Promise<CoreServices> {
  const keysRoot = await keysFolder
  const { secrets } = await openContentKeys({ keysRoot, masterKeyFile: path.join(keysRoot, 'master.key') })
  return {
    database, demo: true, signing: openSigningKeys(database, keysRoot), papers: { secrets },
  } as unknown as CoreServices
}
