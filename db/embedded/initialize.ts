/**
 * Makes the data directory. initdb works in `postgres.new`, which is renamed
 * when it is whole: a directory named `postgres` is never half made.
 */
import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { BARE_ENVIRONMENT } from './account.ts'
import { EmbeddedFailure } from './failure.ts'
import type { Places } from './places.ts'

const MAJOR = '18'

const run = (program: string, args: string[], options: object) =>
  new Promise<{ status: number | null, output: string }>((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => { output += String(chunk) })
    child.stderr.on('data', (chunk) => { output += String(chunk) })
    child.on('error', reject)
    child.on('close', (status) => { resolve({ status, output }) })
  })

function refuseForeignData(dataDirectory: string): void {
  const version = readFileSync(path.join(dataDirectory, 'PG_VERSION'), 'utf8').trim()
  if (version === MAJOR) return
  throw new EmbeddedFailure('FOREIGN_DATA',
    `Los datos en ${dataDirectory} son de PostgreSQL ${version}, no de la versión ${MAJOR}. No se tocó nada.`)
}

/** Makes the data directory with its superuser `postgres` when there is none; refuses one of another major version. */
export async function initializeData(places: Places, superuserPassword: string): Promise<void> {
  const { account, dataDirectory, dataRoot, programs } = places
  if (existsSync(dataDirectory)) {
    refuseForeignData(dataDirectory)
    return
  }
  const draft = `${dataDirectory}.new`
  const passwordFile = path.join(dataRoot, 'initdb-password')
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  chmodSync(draft, 0o700)
  rmSync(passwordFile, { force: true })
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 })
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const file of [draft, passwordFile]) chownSync(file, account.uid, account.gid)
  }
  try {
    const { status, output } = await run(path.join(programs, 'initdb'), [
      '-D', draft, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
      // The builtin provider sorts and folds alike on every machine, whatever its libc.
      '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums', '--no-instructions',
    ], { ...account, cwd: '/', env: BARE_ENVIRONMENT })
    if (status !== 0) {
      const line = output.trim().split('\n').findLast((text) => text.includes('error') || text.includes('FATAL'))
      throw new EmbeddedFailure('NOT_INITIALIZED', `No se pudo crear la base de datos en ${dataDirectory}: ${line ?? output}`)
    }
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(draft, dataDirectory)
}
