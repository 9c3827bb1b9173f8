/** The sedes of the convocatoria in force. */
import type { AppLoadContext } from '@remix-run/node'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listSedeSeats, type SedeSeats } from '#db/queries/sede-readiness.ts'

export async function readSedes({ services: { database: { db } } }: AppLoadContext): Promise<SedeSeats[]> {
  const convocatoria = await findCurrentConvocatoria(db)
  return convocatoria === undefined ? [] : listSedeSeats(db, convocatoria.id)
}
