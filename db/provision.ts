/**
 * Creates the two roles and the database, when missing: efiser_owner owns the
 * schema and migrates, efiser_app serves requests and can do what db/grants.sql
 * says. Idempotent; passwords are set anew to what is given.
 */
import { openDatabase } from './client.ts'

export const OWNER_ROLE = 'efiser_owner'
export const APP_ROLE = 'efiser_app'

const PROVISION_LOCK = 7_202_403

interface ProvisionOptions {
  superuserUrl: string
  database: string
  ownerPassword: string
  appPassword: string
}

/** Addresses for both roles. Passwords must be plain hex or base64url. */
export async function provision(options: ProvisionOptions): Promise<{ ownerUrl: string; appUrl: string }> {
  const { sql, close } = openDatabase({ url: options.superuserUrl, max: 1 })
  try {
    // Roles belong to the whole server: two that start at once would trip over the same rows.
    await sql`select pg_advisory_lock(${PROVISION_LOCK})`
    for (const [role, password] of [[OWNER_ROLE, options.ownerPassword], [APP_ROLE, options.appPassword]] as const) {
      if (!/^[\w-]{16,}$/.test(password)) throw new Error(`the password of ${role} must be 16 or more of [A-Za-z0-9_-]`)
      const [known] = await sql`select 1 from pg_roles where rolname = ${role}`
      await sql.unsafe(`${known === undefined ? 'create' : 'alter'} role ${role} login password '${password}'`)
    }
    const [exists] = await sql`select 1 from pg_database where datname = ${options.database}`
    const database = `"${options.database.replaceAll('"', '""')}"`
    if (exists === undefined) await sql.unsafe(`create database ${database} owner ${OWNER_ROLE}`)
    // A temporary table hides the real one of its name from triggers: nobody makes any.
    await sql.unsafe(`revoke temporary on database ${database} from public`)
  } finally {
    await close()
  }
  return {
    ownerUrl: addressFor(options.superuserUrl, OWNER_ROLE, options.ownerPassword, options.database),
    appUrl: addressFor(options.superuserUrl, APP_ROLE, options.appPassword, options.database),
  }
}

function addressFor(base: string, role: string, password: string, database: string): string {
  const url = new URL(base)
  url.username = role
  url.password = password
  url.pathname = `/${database}`
  return url.href
}
