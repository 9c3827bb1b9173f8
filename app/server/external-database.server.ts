/**
 * A PostgreSQL that the operator brings (DATABASE_URL). With a user who may
 * create roles, owner and app get a role each; without, both are that user,
 * which is said aloud, and refused in production.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '#db/client.ts'
import { provision } from '#db/provision.ts'
import { keepSecret } from '#db/embedded/secrets.ts'
import type { PreparedDatabase } from './prepared-database.ts'
import { StartFailure } from './start-failure.server.ts'

const OLDEST_VERSION = 150_000

type Server = { version: number, createsRoles: boolean, databaseExists: boolean, adminUrl: string }

const withDatabase = (url: string, database: string) => {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

async function ask(url: string): Promise<{ version: number, createsRoles: boolean }> {
  const { sql, close } = openDatabase({ url, max: 1, name: 'efiser start' })
  try {
    const [row] = await sql<{ version: number, createsRoles: boolean }[]>`
      select current_setting('server_version_num')::int as version, rolsuper or rolcreaterole as "createsRoles"
      from pg_roles where rolname = current_user`
    if (row === undefined) throw new Error('a user without a role')
    return row
  } finally {
    await close()
  }
}

async function inspect(url: string): Promise<Server> {
  try {
    return { ...await ask(url), databaseExists: true, adminUrl: url }
  } catch (error) {
    if (codeOf(error) !== '3D000') throw error
    const adminUrl = withDatabase(url, 'postgres')
    return { ...await ask(adminUrl), databaseExists: false, adminUrl }
  }
}

function explainUnreachable(url: string, error: unknown): StartFailure {
  const { host, pathname } = new URL(url)
  const place = `${host}${pathname}`
  const message = error instanceof Error ? error.message : String(error)
  const reasons: Record<string, string> = {
    ECONNREFUSED: 'nadie escucha en esa dirección',
    ENOTFOUND: 'no existe un servidor con ese nombre',
    CONNECT_TIMEOUT: 'no responde',
    '28P01': 'usuario o contraseña incorrectos',
    '28000': 'el servidor no admite a ese usuario',
  }
  return new StartFailure('DATABASE_UNREACHABLE',
    `No se puede usar la base de datos de DATABASE_URL (${place}): ${reasons[codeOf(error)] ?? message}.`)
}

/** A database that somebody else made: the owner's role must be able to build in it. */
async function letOwnerBuild(url: string): Promise<void> {
  const { sql, close } = openDatabase({ url, max: 1, name: 'efiser start' })
  try {
    await sql`grant usage, create on schema public to efiser_owner`
  } finally {
    await close()
  }
}

/** Two nodes that start at once touch the same catalog rows; PostgreSQL fails one of them, which tries again. */
async function besideOthers<T>(work: () => Promise<T>, tries = 5): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const passing = error instanceof Error && /concurrently updated|already exists/.test(error.message)
    if (!passing || tries <= 1) throw error
    await pause(100 * Math.random())
    return besideOthers(work, tries - 1)
  }
}

/** Addresses for owner and app on the operator's PostgreSQL. Throws StartFailure. */
export async function prepareExternal(
  options: { url: string, dataRoot: string, mode: 'demo' | 'production' },
): Promise<PreparedDatabase> {
  const server = await inspect(options.url).catch((error: unknown) => {
    throw explainUnreachable(options.url, error)
  })
  if (server.version < OLDEST_VERSION) {
    throw new StartFailure('DATABASE_TOO_OLD', 'EFISER necesita PostgreSQL 15 o posterior en DATABASE_URL.')
  }
  const common = { kind: 'external', place: new URL(options.url).host, stop: () => Promise.resolve() } as const
  if (!server.createsRoles) {
    if (options.mode === 'production') {
      throw new StartFailure('SHARED_ROLES', 'El usuario de DATABASE_URL no puede crear roles (CREATEROLE): ' +
        'en producción el dueño de los datos y la aplicación deben ser roles distintos.')
    }
    if (!server.databaseExists) {
      throw new StartFailure('DATABASE_UNREACHABLE', `No existe la base de datos de DATABASE_URL (${common.place}).`)
    }
    return { ...common, ownerUrl: options.url, appUrl: options.url, roles: 'shared' }
  }
  const database = decodeURIComponent(new URL(options.url).pathname.slice(1))
  const urls = await besideOthers(async () => {
    const made = await provision({
      superuserUrl: server.adminUrl,
      database,
      ownerPassword: keepSecret(options.dataRoot, 'external-owner'),
      appPassword: keepSecret(options.dataRoot, 'external-app'),
    })
    if (server.databaseExists) await letOwnerBuild(options.url)
    return made
  })
  return { ...common, ...urls, roles: 'separate' }
}
