/** The register that the address names; the first one when it names none. */
import type { AppLoadContext } from '@remix-run/node'
import { readRegister, REGISTERS } from '#db/queries/auditor-registers.ts'

const MOST = 100

export async function readNamedRegister({ services: { database: { db } } }: AppLoadContext, url: string) {
  const named = new URL(url).searchParams.get('de')
  const register = REGISTERS.find((one) => one === named) ?? REGISTERS[0]
  const rows = await readRegister(db, register, MOST + 1)
  return { register, rows: rows.slice(0, MOST), more: rows.length > MOST, most: MOST }
}
