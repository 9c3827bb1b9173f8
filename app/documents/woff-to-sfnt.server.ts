// Unpacks WOFF 1.0 to the sfnt (TrueType) inside it: native zlib, once per process, instead of the pure-JS inflate
// that the font library would run for every document. Refuses (throws on) anything that is not a whole WOFF file.
import { inflateSync } from 'node:zlib'

const WOFF_SIGNATURE = 0x774f4646
const WOFF_HEADER = 44
const WOFF_ENTRY = 20
const SFNT_HEADER = 12
const SFNT_ENTRY = 16

interface FontTable {
  readonly tag: Buffer
  readonly checksum: number
  readonly bytes: Buffer
}

/** The sfnt of a WOFF 1.0 file, byte for byte the tables that were packed. Throws a RangeError on a damaged file. */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.length < WOFF_HEADER || woff.readUInt32BE(0) !== WOFF_SIGNATURE || woff.readUInt32BE(8) !== woff.length) {
    throw new RangeError('not a whole WOFF 1.0 file')
  }
  const tables = readTables(woff, woff.readUInt16BE(12))
  const directory = Buffer.alloc(SFNT_HEADER + tables.length * SFNT_ENTRY)
  writeSfntHeader(directory, woff.readUInt32BE(4), tables.length)
  let offset = directory.length
  const bodies = tables.map(({ tag, checksum, bytes }, index) => {
    const entry = SFNT_HEADER + index * SFNT_ENTRY
    tag.copy(directory, entry)
    directory.writeUInt32BE(checksum, entry + 4)
    directory.writeUInt32BE(offset, entry + 8)
    directory.writeUInt32BE(bytes.length, entry + 12)
    const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4)
    bytes.copy(padded)
    offset += padded.length
    return padded
  })
  return Buffer.concat([directory, ...bodies])
}

/** WOFF lists its tables by ascending tag, as sfnt wants them. */
function readTables(woff: Buffer, count: number): FontTable[] {
  return Array.from({ length: count }, (_, index) => {
    const entry = WOFF_HEADER + index * WOFF_ENTRY
    const offset = woff.readUInt32BE(entry + 4)
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8))
    const length = woff.readUInt32BE(entry + 12)
    const bytes = packed.length === length ? packed : inflateSync(packed)
    if (bytes.length !== length) throw new RangeError('a table of the WOFF file has another length than it says')
    return { tag: woff.subarray(entry, entry + 4), checksum: woff.readUInt32BE(entry + 16), bytes }
  })
}

function writeSfntHeader(directory: Buffer, flavor: number, count: number): void {
  const selector = Math.floor(Math.log2(count))
  const searchRange = 2 ** selector * SFNT_ENTRY
  directory.writeUInt32BE(flavor, 0)
  directory.writeUInt16BE(count, 4)
  directory.writeUInt16BE(searchRange, 6)
  directory.writeUInt16BE(selector, 8)
  directory.writeUInt16BE(count * SFNT_ENTRY - searchRange, 10)
}
