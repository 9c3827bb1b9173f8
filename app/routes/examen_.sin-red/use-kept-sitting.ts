/** The sitting that this machine keeps and that is not over; undefined while it is looked for, null when there is none. */
import { useEffect, useState } from 'react'
import { openDeviceVault } from '#app/exam-client/device-vault.ts'
import { findKeptSitting, type KeptSitting } from '#app/exam-client/kept-sitting.ts'

export function useKeptSitting(): KeptSitting | null | undefined {
  const [kept, setKept] = useState<KeptSitting | null | undefined>(undefined)
  useEffect(() => {
    void openDeviceVault().then(findKeptSitting).catch(() => null).then(setKept)
  }, [])
  return kept
}
