/**
 * What this machine can show without a connection: the exam that runs, or else the waiting room of one that is still
 * to be opened here; undefined while it is looked for, null for neither.
 */
import { useEffect, useState } from 'react'
import { openDeviceVault, type DeviceVault } from '#app/exam-client/device-vault.ts'
import { findKeptSitting } from '#app/exam-client/kept-sitting.ts'
import { findKeptWaiting } from '#app/exam-client/kept-waiting.ts'

export interface KeptState {
  facts: unknown
  owner: string
  state: 'inProgress' | 'admitted'
}

export function useKeptSitting(): KeptState | null | undefined {
  const [kept, setKept] = useState<KeptState | null | undefined>(undefined)
  useEffect(() => {
    void openDeviceVault().then(findKept).catch(() => null).then(setKept)
  }, [])
  return kept
}

async function findKept(vault: DeviceVault): Promise<KeptState | null> {
  const running = await findKeptSitting(vault)
  if (running !== null) return { facts: running.facts, owner: running.owner, state: 'inProgress' }
  const waiting = await findKeptWaiting(vault)
  return waiting === null ? null : { facts: waiting.facts, owner: waiting.owner, state: 'admitted' }
}
