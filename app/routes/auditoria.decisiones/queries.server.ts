/** The register that the address names; the first one when it names none. Of publications no points without a reason. */
import type { AppLoadContext } from '@remix-run/node'
import { readRegister, REGISTERS, type RegisterRow } from '#db/queries/auditor-registers.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import type { Actor } from '#app/http/actor.ts'
import { findOpenScores } from '#app/score-openings/require-opening.server.ts'

const MOST = 100

export async function readNamedRegister({ services: { database: { db } } }: AppLoadContext, actor: Actor, url: string) {
  const named = new URL(url).searchParams.get('de')
  const register = REGISTERS.find((one) => one === named) ?? REGISTERS[0]
  const rows = await readRegister(db, register, MOST + 1)
  if (register === 'publicaciones') {
    const call = await findCurrentConvocatoria(db)
    const open = call === undefined ? null
      : await findOpenScores(db, actor, { scope: 'publications', subjectId: call.id }, await readNow(db))
    return { register, more: rows.length > MOST, most: MOST, asked: call?.id ?? null, open,
      rows: rows.slice(0, MOST).map((row) => open === null ? withoutPoints(row) : row) }
  }
  return { register, rows: rows.slice(0, MOST), more: rows.length > MOST, most: MOST, asked: null, open: null }
}

/** Kind and place of authorship are the points, by §4.3.2. */
function withoutPoints(row: RegisterRow): RegisterRow {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'type' && key !== 'authorPosition'))
}
