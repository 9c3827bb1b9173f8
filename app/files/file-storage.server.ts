/**
 * Where uploaded files lie: a folder of this machine, or a bucket that speaks S3. Keys are made here and never come
 * from outside, so that no name of a file is ever a path. What is stored is not changed; whoever serves it decides
 * what leaves.
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { Environment } from '#app/env.server.ts'

export interface FileStorage {
  /** Stores the bytes under a new key, below a folder that is ours. */
  keep(folder: 'publications' | 'resignations' | 'notices', bytes: Uint8Array, contentType: string): Promise<string>
  /** Null when nothing is there. */
  read(key: string): Promise<Uint8Array | null>
  /** For bytes whose row could not be written. */
  discard(key: string): Promise<void>
  /** Every key, for a backup. */
  list(): AsyncIterable<string>
  /** For files that come with the product or out of a backup: stored under their own key unless they are there. */
  keepAs(key: string, bytes: Uint8Array, contentType: string): Promise<void>
}

/** Opens it; the folder is made, readable by this account alone. */
export async function openFileStorage({ filesRoot, filesBucket }: Pick<Environment, 'filesRoot' | 'filesBucket'>,
): Promise<FileStorage> {
  const disk = filesBucket === null ? openFolder(filesRoot) : await openBucket(filesBucket)
  return {
    async keep(folder, bytes, contentType) {
      const key = `${folder}/${randomUUID()}`
      await disk.put(key, bytes, { contentType })
      return key
    },
    async read(key) {
      return await disk.exists(key) ? disk.getBytes(key) : null
    },
    discard: (key) => disk.delete(key),
    list: () => listKeys(disk),
    async keepAs(key, bytes, contentType) {
      if (!await disk.exists(key)) await disk.put(key, bytes, { contentType })
    },
  }
}

async function* listKeys(disk: Disk): AsyncGenerator<string> {
  let paginationToken: string | undefined
  do {
    const page = await disk.listAll('', { recursive: true, ...(paginationToken === undefined ? {} : { paginationToken }) })
    for (const object of page.objects) if (object.isFile) yield object.key
    paginationToken = page.paginationToken
  } while (paginationToken !== undefined)
}

function openFolder(location: string): Disk {
  mkdirSync(location, { recursive: true, mode: 0o700 })
  return new Disk(new FSDriver({ location, visibility: 'private' }))
}

/** Loaded only where a bucket is configured: its client is large. Credentials are those of the AWS SDK's own chain. */
async function openBucket({ bucket, endpoint, region }: NonNullable<Environment['filesBucket']>): Promise<Disk> {
  const { S3Driver } = await import('flydrive/drivers/s3')
  return new Disk(new S3Driver({
    bucket, region, visibility: 'private', supportsACL: false,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
  }))
}
