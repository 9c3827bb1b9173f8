/**
 * Runs before `npm start`, `npm run dev`, `npm test` and the CLI, on whatever
 * Node >= 20 the machine has: brings node_modules up to the lockfile and, with
 * --build, build/ up to its sources. Plain JS, only Node's own modules: it must
 * work on a clone where nothing is installed. Says nothing when nothing is to do.
 */
import console from 'node:console'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { buildIsCurrent, buildApp } from './build.mjs'
import { dependenciesAreCurrent, installDependencies } from './dependencies.mjs'
import { findRunningServer } from './running-server.mjs'

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')
const wantsBuild = process.argv.includes('--build')

const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`

/** Runs one step, or refuses when it would pull files from under a running server. */
function bringUpToDate(isCurrent, announcement, act) {
  if (isCurrent(repository)) return
  const server = findRunningServer(repository)
  if (server !== null) {
    console.error(`EFISER está en marcha (proceso ${server.pid}) y usa los archivos que hay que actualizar. ` +
      'Deténgalo y vuelva a intentarlo. No se cambió nada.')
    process.exit(1)
  }
  const from = performance.now()
  console.log(announcement)
  const failure = act(repository)
  if (failure !== null) {
    console.error(failure)
    process.exit(1)
  }
  console.log(`Listo (${seconds(from)}).`)
}

bringUpToDate(dependenciesAreCurrent, 'Instalando las dependencias de package-lock.json …', installDependencies)
if (wantsBuild) bringUpToDate(buildIsCurrent, 'Construyendo la aplicación …', buildApp)
