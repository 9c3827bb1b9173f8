/**
 * One embedded PostgreSQL for a whole test run, in a folder of its own, with a
 * migrated template database that each test file clones (test-database.ts).
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#db/client.ts'
import { startEmbedded } from '#db/embedded/start-embedded.ts'
import { migrate } from '#db/migrate.ts'
import { provision } from '#db/provision.ts'

export type TestServer = { superuserUrl: string, ownerPassword: string, appPassword: string, template: string }

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

const TEMPLATE = 'efiser_template'

/** PostgreSQL clones only a database that nobody is connected to: so nobody may connect. */
async function sealTemplate(superuserUrl: string): Promise<void> {
  const { sql, close } = openDatabase({ url: superuserUrl, max: 1 })
  await sql.unsafe(`alter database ${TEMPLATE} is_template true allow_connections false`)
  await close()
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = mkdtempSync(path.join(tmpdir(), 'efiser-tests-'))
  chmodSync(root, 0o755)
  const { superuserUrl, ownerPassword, appPassword, dataRoot, stop } = await startEmbedded({ root })
  const { ownerUrl } = await provision({ superuserUrl, database: TEMPLATE, ownerPassword, appPassword })
  await migrate(ownerUrl)
  await sealTemplate(superuserUrl)
  project.provide('testServer', { superuserUrl, ownerPassword, appPassword, template: TEMPLATE })
  return async () => {
    await stop()
    for (const directory of new Set([root, dataRoot])) rmSync(directory, { recursive: true, force: true })
  }
}
