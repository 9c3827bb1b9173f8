/**
 * The file system of PostgreSQL is full to the last byte: a small one of its own,
 * filled while the exam runs. What cannot be stored must be refused, never
 * acknowledged; when there is space again, everything is saved without a person.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, rmSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Fault, World } from '../harness/fault.ts'
import { startPostgres } from '../harness/postgres.ts'

const SIZE = '320m'
const BLOCK = Buffer.alloc(1024 * 1024, 1)
const FULL_FOR_MS = 6000
const REFUSED_WITHIN_MS = 60_000

export const diskFull: Fault = {
  name: 'disk full',
  async ownPostgres() {
    const mount = mkdtempSync(path.join(tmpdir(), 'efiser-small-disk-'))
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', mount], { encoding: 'utf8' })
    if (mounted.status !== 0) {
      rmdirSync(mount)
      return { why: `no small file system can be made here: ${mounted.error?.message ?? mounted.stderr.trim()}` }
    }
    const root = path.join(mount, 'data')
    mkdirSync(root)
    for (const directory of [mount, root]) chmodSync(directory, 0o755)
    const unmount = () => {
      spawnSync('umount', ['-l', mount])
      rmdirSync(mount)
    }
    try {
      const postgres = await startPostgres(root)
      return { postgres, async end() { await postgres.end(); unmount() } }
    } catch (error) {
      unmount()
      throw error
    }
  },
  async inject(world) {
    const ballast = path.join(world.postgres.root, '..', 'ballast')
    const before = countRefused(world)
    const from = performance.now()
    while (countRefused(world) === before) {
      if (performance.now() - from > REFUSED_WITHIN_MS) throw new Error('nobody was refused on a full disk')
      fill(ballast)
      await pause(50)
    }
    const acked = countAcked(world)
    await pause(FULL_FOR_MS)
    if (world.crowd.every((candidate) => candidate.page().getSnapshot().saving.unsent === 0)) {
      throw new Error(`no page says that answers are not saved; ${String(countAcked(world) - acked)} acks meanwhile`)
    }
    rmSync(ballast)
    await world.postgres.untilRunning()
  },
}

/** To the last byte; what is freed meanwhile is taken too. */
function fill(file: string): void {
  for (const size of [BLOCK.length, 4096, 1]) {
    try {
      for (;;) appendFileSync(file, BLOCK.subarray(0, size))
    } catch { /* Full for this size. */ }
  }
}

function countRefused({ crowd }: World): number {
  return crowd.reduce((sum, { record }) => sum + (record.refused['BUSY_RETRY'] ?? 0), 0)
}

function countAcked({ crowd }: World): number {
  return crowd.reduce((sum, { record }) => sum + record.acked.size, 0)
}
