/**
 * Decides whether build/ was made from the sources as they are, and has Remix's
 * Vite build make it when not. The stamp is removed first and written last, so
 * that a build which was broken off is made again.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fingerprint, readStamp } from './fingerprint.mjs'

const INPUTS = ['app', 'exam-engine', 'scoring', 'public', 'vite.config.ts', 'remix.config.js', 'tsconfig.json',
  'package.json', 'package-lock.json']
// Node loads these as they are; like db, they never enter the build.
const NEVER_BUILT = ['app/server.ts', 'app/server', 'app/env.server.ts', 'app/install', 'app/cli', 'app/jobs']

const sourcesOf = (root) => fingerprint(root, INPUTS, NEVER_BUILT)

const stampOf = (root) => path.join(root, 'build', '.efiser-built')

export function buildIsCurrent(root) {
  return existsSync(path.join(root, 'build', 'server', 'index.js')) &&
    readStamp(stampOf(root)) === sourcesOf(root)
}

/** Builds the app with the pinned Node; null, or what to tell the operator. */
export function buildApp(root) {
  const wanted = sourcesOf(root)
  rmSync(stampOf(root), { force: true })
  const node = path.join(root, 'node_modules', '.bin', 'node')
  const remix = path.join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js')
  const run = spawnSync(node, [remix, 'vite:build'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (run.status !== 0) return `${run.stdout ?? ''}${run.stderr ?? ''}\nNo se pudo construir la aplicación.`
  writeFileSync(stampOf(root), `${wanted}\n`)
  return null
}
