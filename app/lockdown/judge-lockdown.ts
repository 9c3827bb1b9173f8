/**
 * Whether a page may go on, from what its attempt requires and what it shows of Safe Exam Browser. Not required, or
 * waived for this attempt: it may. Otherwise the Config Key of our own file must stand behind an address of our own;
 * showing nothing is SEB_REQUIRED, showing something else is SEB_WRONG. A value alone is not taken: only with the
 * address that it was made for.
 */
import { configKeyOf, hashForUrl } from './config-key.ts'
import type { SebProof } from './seb-proof.ts'
import { sebSettings } from './seb-settings.ts'

export interface Lockdown {
  bySede: boolean
  byExam: boolean
  waived: boolean
  /** Null before an admin set the password: nothing can be required before. */
  quitSha256: string | null
}

export type LockdownRefusal = 'SEB_REQUIRED' | 'SEB_WRONG'

/** Null: it may go on. `hosts` are ours, with their ports. */
export function judgeLockdown(
  { bySede, byExam, waived, quitSha256 }: Lockdown, proof: SebProof | null, hosts: readonly string[],
): LockdownRefusal | null {
  if ((!bySede && !byExam) || waived || quitSha256 === null) return null
  if (proof === null) return 'SEB_REQUIRED'
  return isRight(proof, quitSha256, hosts) ? null : 'SEB_WRONG'
}

export function isRight({ url, hash }: SebProof, quitPasswordSha256: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false
  const { host, origin, protocol } = new URL(url)
  if (!hosts.includes(host) || !/^https?:$/.test(protocol)) return false
  return hashForUrl(url, configKeyOf(sebSettings({ origin, quitPasswordSha256 }))) === hash.toLowerCase()
}
