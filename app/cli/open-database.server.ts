/**
 * The database for a command: the running server's, or the same data without a
 * server. Commands act as the app's role, under the same rights as the pages.
 */
import { openDatabase, type Database } from '#db/client.ts'
import { useEmbedded } from '#db/embedded/start-embedded.ts'
import { migrate } from '#db/migrate.ts'
import { provision } from '#db/provision.ts'
import { readEnvironment } from '#app/env.server.ts'
import { prepareExternal } from '#app/server/external-database.server.ts'
import { explainFailure } from '#app/server/start-failure.server.ts'

async function prepare(): Promise<{ ownerUrl: string, appUrl: string, stop(): Promise<void> }> {
  const read = readEnvironment(process.env)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const { databaseUrl, dataRoot, mode } = read.value
  if (databaseUrl !== null) return prepareExternal({ url: databaseUrl, dataRoot, mode })
  const embedded = await useEmbedded({ root: dataRoot })
  const { superuserUrl, ownerPassword, appPassword } = embedded
  const urls = await provision({ superuserUrl, database: 'efiser', ownerPassword, appPassword })
  return { ...urls, stop: () => embedded.stop() }
}

/**
 * As withCliDatabase, for commands that must act as the owner of the data: `work` gets the owner's address, and the
 * app's.
 */
export async function withCliOwner(work: (urls: { ownerUrl: string, appUrl: string }) => Promise<void>): Promise<void> {
  await withPrepared(async ({ ownerUrl, appUrl }) => {
    await migrate(ownerUrl)
    await work({ ownerUrl, appUrl })
  })
}

/**
 * Runs `work` with an open database and closes everything after it. A database
 * that cannot be reached is one line on standard error and exit code 2.
 */
export async function withCliDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  await withCliOwner(async ({ appUrl }) => {
    const database = openDatabase({ url: appUrl, max: 10, name: 'efiser cli' })
    try {
      await work(database)
    } finally {
      await database.close()
    }
  })
}

async function withPrepared(work: (urls: { ownerUrl: string, appUrl: string }) => Promise<void>): Promise<void> {
  let prepared
  try {
    prepared = await prepare()
  } catch (error) {
    console.error(explainFailure(error))
    process.exitCode = 2
    return
  }
  try {
    await work(prepared)
  } finally {
    await prepared.stop()
  }
}
