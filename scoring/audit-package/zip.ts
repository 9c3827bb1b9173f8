// The archive of an audit package: stored, not compressed, in one order and with one date, so that the same files are
// always the same bytes, whatever version of whatever tool packs them; and nothing can swell when it is opened.
// Refuses what is no archive, is cut short, names a file twice, outside the list or with a path, or misses one.
import { unzipSync, zipSync } from 'fflate'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { PACKAGE_FILES, type PackageFile } from './files.ts'

export type PackageFiles = Readonly<Record<PackageFile, Uint8Array>>

export type ZipRefusal =
  | 'NOT_A_ZIP' | 'ZIP_TOO_LARGE' | 'ZIP_FILE_UNKNOWN' | 'ZIP_FILE_REPEATED' | 'ZIP_FILE_COMPRESSED' | 'ZIP_FILE_MISSING'

/** More than a million candidates need; a package that claims more is not opened. */
export const GREATEST_PACKAGE_BYTES = 2 ** 31 - 1

/** The bytes of the archive. The date is the first that ZIP knows, in local time, as ZIP means it. */
export function zipPackage(files: PackageFiles): Uint8Array {
  const entries = Object.fromEntries(PACKAGE_FILES.map((name) => [name, files[name]]))
  return zipSync(entries, { level: 0, mtime: new Date(1980, 0, 1), os: 3, attrs: 0o644 << 16 })
}

/** The files of an archive; the refusals name the file, where it is one. Nothing is written anywhere. */
export function unzipPackage(archive: Uint8Array): Result<PackageFiles, ZipRefusal> {
  if (archive.length > GREATEST_PACKAGE_BYTES) return refuse('ZIP_TOO_LARGE')
  let fault: Result<never, ZipRefusal> = refuse('NOT_A_ZIP')
  const seen = new Set<string>()
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(archive, {
      // Throws at the first fault: an archive may claim more entries than there is time to look at.
      filter: ({ name, size, originalSize, compression }) => {
        const file = printable(name)
        // No name, or one that no tool writes: the directory is not where the archive says.
        if (name === '' || file !== name) fault = refuse('NOT_A_ZIP')
        else if (!PACKAGE_FILES.includes(name as PackageFile)) fault = refuse('ZIP_FILE_UNKNOWN', { file })
        else if (seen.has(name)) fault = refuse('ZIP_FILE_REPEATED', { file })
        else if (compression !== 0 || size !== originalSize) fault = refuse('ZIP_FILE_COMPRESSED', { file })
        else if (size <= archive.length) return seen.add(name).has(name)
        throw new Error(fault.ok ? '' : fault.refusal)
      },
    })
  } catch {
    return fault
  }
  if (seen.size === 0) return refuse('NOT_A_ZIP')
  const missing = PACKAGE_FILES.find((name) => files[name] === undefined)
  return missing === undefined ? accept(files as PackageFiles) : refuse('ZIP_FILE_MISSING', { file: missing })
}

/** Whether the archive is exactly what its files make: no byte before, between or after them, no other header. */
export function isExactArchive(archive: Uint8Array, files: PackageFiles): boolean {
  return Buffer.compare(archive, zipPackage(files)) === 0
}

function printable(name: string): string {
  return name.slice(0, 80).replace(/[^\x20-\x7e]/g, '?')
}
