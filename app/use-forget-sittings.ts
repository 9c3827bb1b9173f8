/**
 * On every page but the exam's own: when nobody is signed in, or somebody else,
 * this machine erases what could show an exam. What the server never acknowledged
 * stays, encrypted.
 */
import { useEffect } from 'react'

const VAULT = 'efiser'

/** `visitor` is the id of who is signed in, null for nobody, undefined where that is not known. */
export function useForgetSittings(visitor: string | null | undefined, pathname: string): void {
  const outside = !pathname.startsWith('/examen')
  useEffect(() => {
    if (visitor === undefined || !outside) return
    void forget(visitor).catch(() => undefined)
  }, [visitor, outside])
}

/** Most machines have no vault, and get none by this. */
async function forget(visitor: string | null): Promise<void> {
  const known = await (globalThis.indexedDB as Partial<IDBFactory> | undefined)?.databases?.() ?? []
  if (!known.some(({ name }) => name === VAULT)) return
  const [{ openDeviceVault }, { forgetSittings }] = await Promise.all([
    import('./exam-client/device-vault.ts'), import('./exam-client/kept-sitting.ts'),
  ])
  await forgetSittings(await openDeviceVault(), visitor)
}
