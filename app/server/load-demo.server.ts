/**
 * Fills an empty database with the demo convocatoria. The shared password of its
 * accounts is hashed first, off the event loop like any other.
 */
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { listDemoFiles } from '#db/demo/load-publications.ts'
import { loadDemoIfEmpty } from '#db/demo/load-demo.ts'
import type { FileStorage } from '#app/files/file-storage.server.ts'
import { startPasswords } from '#app/passwords/passwords.server.ts'

/** True when it loaded; false when a convocatoria stood there already. */
export async function loadDemo(ownerUrl: string): Promise<boolean> {
  const passwords = startPasswords()
  try {
    return await loadDemoIfEmpty({ ownerUrl, passwordHash: await passwords.hash(DEMO_PASSWORD) })
  } finally {
    await passwords.close()
  }
}

/** The pictures of the demo's publications, where the storage lacks them. */
export async function keepDemoFiles(files: FileStorage): Promise<void> {
  for (const { key, bytes } of listDemoFiles()) await files.keepAs(key, bytes, 'image/jpeg')
}
