/**
 * The carta de aceptación and the carta compromiso as they will be, with the dates of the call and a person who does not
 * exist; every page says MUESTRA. Signs nothing: the token of its QR leads to no letter.
 */
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { fileResponse, PDF } from '#app/http/xlsx.server.ts'
import { renderAcceptanceLetter } from '#app/documents/acceptance-letter.server.ts'
import { renderCommitment } from '#app/documents/commitment-letter.server.ts'
import { composeCommitment } from '#app/documents/commitment.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'

const PERSON = { name: 'Nombre Apellido Apellido', matricula: '000000000', folio: 'MUESTRA' } as const
const SEAT = { cer: 'Curso de rama', sede: 'Nueva sede', subsede: 'Subsede, si corresponde' } as const

export async function sendSample(
  args: RequestArgs, which: 'aceptacion' | 'compromiso' | 'compromiso-extranjero',
): Promise<Response> {
  await requireRole(args, 'admin')
  const { database: { db }, demo: isDemo, env } = args.context.services
  const call = await findCurrentConvocatoria(db)
  if (call === undefined) throw notFound()
  const [{ windows }, issuedAt] = await Promise.all([readConvocatoriaRules(db, call.id), readNow(db)])
  const common = { ...PERSON, ...SEAT, isDemo, convocatoria: call.title, issuedAt }
  const bytes = which === 'aceptacion'
    ? await renderAcceptanceLetter({
      ...common, baseUrl: env.publicUrl ?? new URL(args.request.url).origin, token: '0'.repeat(32), curp: 'XXXX000000XXXXXX00',
      ceme: 'Curso actual', grade: 2, currentSede: 'Sede actual', sedeCity: 'Ciudad', ooad: 'OOAD de la nueva sede',
      commitmentAcceptedAt: issuedAt, arrivesOn: windows.arrivalAtNewSede.on,
    }, { keyId: '0'.repeat(64), signature: 'MUESTRA, sin firma' }, { isSample: true })
    : await renderCommitment({
      ...common, acceptedAt: null, commitment: composeCommitment({
        category: which === 'compromiso' ? 'mexican' : 'foreign', acceptanceUntil: windows.results.until,
        arrivesOn: windows.arrivalAtNewSede.on, resignUntil: windows.resignKeepingCurrentCourse.until,
        competeAgainBefore: windows.resignToCompeteAgain.before, foreignTuitionBefore: windows.foreignTuition.until,
      }),
    }, { isSample: true })
  return fileResponse(bytes, `muestra-${which}.pdf`, PDF)
}
