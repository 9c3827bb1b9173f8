/**
 * Which PostgreSQL we use and as whom: the embedded one, or the operator's.
 */
import type { Logger } from 'pino'
import { provision } from '#db/provision.ts'
import { startEmbedded } from '#db/embedded/start-embedded.ts'
import type { Environment } from '#app/env.server.ts'
import { prepareExternal } from './external-database.server.ts'
import type { PreparedDatabase } from './prepared-database.ts'

/** Starts or reaches PostgreSQL, with its roles and database made. Throws StartFailure or EmbeddedFailure. */
export async function prepareDatabase(
  environment: Environment, address: string, log: Logger,
): Promise<PreparedDatabase> {
  const { databaseUrl, dataRoot, mode } = environment
  if (databaseUrl !== null) return prepareExternal({ url: databaseUrl, dataRoot, mode })
  const embedded = await startEmbedded({
    root: dataRoot, address,
    onTold: ({ event, ...facts }) => { log[event === 'restarted' ? 'warn' : 'error'](facts, `PostgreSQL ${event}`) },
  })
  try {
    const { superuserUrl, ownerPassword, appPassword } = embedded
    const urls = await provision({ superuserUrl, database: 'efiser', ownerPassword, appPassword })
    return { kind: 'embedded', place: embedded.dataRoot, ...urls, roles: 'separate', stop: () => embedded.stop() }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}
