/**
 * Fills an empty database with the demo convocatoria. The shared password of its
 * accounts is hashed first, off the event loop like any other.
 */
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { loadDemoIfEmpty } from '#db/demo/load-demo.ts'
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
