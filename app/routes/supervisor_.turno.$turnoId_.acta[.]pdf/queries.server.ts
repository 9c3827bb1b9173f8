/** Reads the file of a complete acta for a supervisor of its sede. */
import type { RequestArgs } from '#app/http/guards.server.ts'
import { readActaFile } from '#db/queries/actas.ts'
import { openBoard } from '../supervisor_.turno.$turnoId/queries.server.ts'

interface ActaArgs extends RequestArgs {
  params: { turnoId?: string | undefined }
}

/** Null before it is complete. */
export async function sendActa(args: ActaArgs): Promise<Response | null> {
  const { board: { turno, sede } } = await openBoard(args)
  const acta = await readActaFile(args.context.services.database.db, {
    turnoId: turno.id, sedeCode: sede.code,
  })
  if (acta === undefined) return null
  return new Response(new Uint8Array(acta.bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="acta-turno-${turno.number}-${sede.code}.pdf"`,
      'Cache-Control': 'no-store',
      'X-Efiser-Sha256': acta.sha256,
    },
  })
}
