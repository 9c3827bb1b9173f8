/**
 * Decides whether node_modules is what package-lock.json asks for, and runs
 * `npm ci` when it is not. An installation made by hand counts when npm's own
 * record of it names every version of the lockfile.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fingerprint, readStamp } from './fingerprint.mjs'

const stampOf = (root) => path.join(root, 'node_modules', '.efiser-installed')
const wanted = (root) => `${fingerprint(root, ['package-lock.json'])} ${process.platform}-${process.arch}`

const allows = (list, value) =>
  list === undefined || (list.includes(value) || list.every((entry) => entry.startsWith('!'))) && !list.includes(`!${value}`)

function libcHere() {
  if (process.platform !== 'linux') return ''
  return process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc'
}

/** Whether npm's record of node_modules names every package that this platform needs, at its version. */
function recordMatchesLockfile(root) {
  const record = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const locked = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const libc = libcHere()
  return Object.entries(locked).every(([place, entry]) => {
    if (place === '' || installed[place]?.version === entry.version) return true
    const fits = allows(entry.os, process.platform) && allows(entry.cpu, process.arch) && allows(entry.libc, libc)
    return entry.optional === true && (!fits || isBelowSkipped(place, installed))
  })
}

/** npm leaves out what only a left-out optional package needs. */
const isBelowSkipped = (place, installed) => {
  const parent = place.slice(0, place.lastIndexOf('/node_modules/'))
  return place.includes('/node_modules/') && installed[parent] === undefined
}

export function dependenciesAreCurrent(root) {
  if (!existsSync(path.join(root, 'node_modules', '.bin', 'node'))) return false
  if (readStamp(stampOf(root)) === wanted(root)) return true
  if (!recordMatchesLockfile(root)) return false
  writeFileSync(stampOf(root), `${wanted(root)}\n`)
  return true
}

/** Runs `npm ci`; null, or what to tell the operator. */
export function installDependencies(root) {
  rmSync(stampOf(root), { force: true })
  // Tests and the build need what NODE_ENV=production or omit= in a user's npmrc would leave out.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath
  const run = npm === undefined
    ? spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
    : spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
  if (run.status !== 0) return 'No se pudieron instalar las dependencias: npm ci falló (véase el mensaje anterior).'
  writeFileSync(stampOf(root), `${wanted(root)}\n`)
  return null
}
