/** The operator's own PostgreSQL: reached with what rights it gives, refused in one line otherwise. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findFreePort } from '#db/embedded/free-port.ts'
import { openDatabase } from '#db/client.ts'
import { type EmbeddedDatabase, startEmbedded } from '#db/embedded/start-embedded.ts'
import { makeDataRoot, removeDataRoot, runServer, startServer } from '../../setup/start-server.ts'

// Each test starts several real servers; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 })

let postgres: EmbeddedDatabase
const serverRoot = makeDataRoot()
const ourRoot = makeDataRoot()

beforeAll(async () => { postgres = await startEmbedded({ root: serverRoot }) })
afterAll(async () => {
  await postgres.stop()
  for (const root of [serverRoot, ourRoot]) removeDataRoot(root)
})

function urlFor(database: string, user?: string): string {
  const url = new URL(postgres.superuserUrl)
  url.pathname = `/${database}`
  if (user !== undefined) {
    url.username = user
    url.password = 'an-ordinary-password'
  }
  return url.href
}

async function administer(...statements: string[]): Promise<void> {
  const { sql, close } = openDatabase({ url: postgres.superuserUrl, max: 1 })
  for (const statement of statements) await sql.unsafe(statement)
  await close()
}

const run = (env: Record<string, string>) => runServer({ root: ourRoot, env })

const readDatabase = async (url: string) =>
  (await (await fetch(`${url}/healthz`)).json() as { database: unknown }).database

test('a user who may create roles gets the database made and the roles kept apart, and the server is left running', async () => {
  const server = await startServer({ root: ourRoot, env: { DATABASE_URL: urlFor('made_by_us') } })
  expect(await readDatabase(server.url)).toEqual({ kind: 'external', ok: true, roles: 'separate' })
  await server.stop()
  await administer('select 1')
})

test('a database that somebody else made is used as it is', async () => {
  await administer('create database made_before')
  const server = await startServer({ root: ourRoot, env: { DATABASE_URL: urlFor('made_before') } })
  expect(await readDatabase(server.url)).toEqual({ kind: 'external', ok: true, roles: 'separate' })
  await server.stop()
})

test('two servers on one database: the second is told, the first goes on', async () => {
  const env = { DATABASE_URL: urlFor('made_before') }
  const first = await startServer({ root: ourRoot, env })
  const second = await run(env)
  expect(second.code).toBe(1)
  expect(second.output.trim()).toMatch(/^Otro servidor EFISER usa ya esta base de datos[^\n]*$/)
  expect(await readDatabase(first.url)).toMatchObject({ ok: true })
  await first.kill()
  const third = await startServer({ root: ourRoot, env })
  await third.stop()
})

test('a user who may not create roles is warned of, and refused in production', async () => {
  await administer(`create role modest login password 'an-ordinary-password'`, 'create database modest owner modest')
  const env = { DATABASE_URL: urlFor('modest', 'modest') }
  const server = await startServer({ root: ourRoot, env })
  expect(await readDatabase(server.url)).toEqual({ kind: 'external', ok: true, roles: 'shared' })
  expect(server.output()).toContain('Aviso: el usuario de DATABASE_URL no puede crear roles')
  await server.stop()

  const production = await run({ ...env, EFISER_MODE: 'production', PUBLIC_URL: 'https://efiser.example' })
  expect(production.code).toBe(1)
  expect(production.output.trim()).toMatch(/^El usuario de DATABASE_URL no puede crear roles[^\n]*$/)
})

test('a database that cannot be reached is one line', async () => {
  const nobody = await run({ DATABASE_URL: `postgres://efiser:x@127.0.0.1:${await findFreePort()}/efiser` })
  expect(nobody.code).toBe(1)
  expect(nobody.output.trim()).toMatch(/^No se puede usar la base de datos de DATABASE_URL \(127[^\n]+nadie escucha[^\n]+$/)

  const stranger = await run({ DATABASE_URL: urlFor('efiser', 'stranger') })
  expect(stranger.code).toBe(1)
  expect(stranger.output.trim()).toMatch(/^No se puede usar la base de datos[^\n]+usuario o contraseña incorrectos\.$/)
})
