/**
 * One hash for a set of files and folders: names and contents, in a fixed order,
 * so that a stamp from an earlier run tells whether anything changed.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

function* filesBelow(absolute, leftOut) {
  if (leftOut.has(absolute)) return
  const stats = statSync(absolute, { throwIfNoEntry: false })
  if (stats === undefined) return
  if (!stats.isDirectory()) {
    yield absolute
    return
  }
  for (const name of readdirSync(absolute).sort()) yield* filesBelow(path.join(absolute, name), leftOut)
}

/** SHA-256 (hex) over the named files and folders below `root`, less those left out; a missing one counts as empty. */
export function fingerprint(root, inputs, exceptions = []) {
  const hash = createHash('sha256')
  const leftOut = new Set(exceptions.map((exception) => path.join(root, exception)))
  for (const input of inputs) {
    for (const file of filesBelow(path.join(root, input), leftOut)) {
      const content = readFileSync(file)
      hash.update(`${path.relative(root, file)}\0${content.length}\0`)
      hash.update(content)
    }
  }
  return hash.digest('hex')
}

/** The text of a stamp file, or '' when there is none. */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}
