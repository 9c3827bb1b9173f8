/**
 * The carta de aceptación and the carta compromiso as they will be, with the dates of the call and a person who does not
 * exist; every page says MUESTRA. Of the text that holds, or of one that is being written: that one answers 422 with what
 * is wrong with it. Signs nothing: the token of its QR leads to no letter.
 */
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { fileResponse, PDF } from '#app/http/xlsx.server.ts'
import { publicOrigin } from '#app/http/public-origin.ts'
import { renderAcceptanceLetter } from '#app/documents/acceptance-letter.server.ts'
import { wordingOf } from '#app/documents/acceptance-wording.server.ts'
import { renderCommitment } from '#app/documents/commitment-letter.server.ts'
import { composeCommitment, composePublished, type PublishedText } from '#app/documents/commitment.ts'
import { canDraw } from '#app/documents/noto-sans.server.ts'
import { describeFault } from '#app/labels/letter-faults.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { findLetterText } from '#db/queries/letter-texts.ts'
import { findLetterFaults } from '#exam-engine/letters/findings.ts'
import { letterTextSha256 } from '#exam-engine/letters/letter-text.ts'
import { readTextForm } from './text-form.ts'

const PERSON = { name: 'Nombre Apellido Apellido', matricula: '000000000', folio: 'MUESTRA' } as const
const SEAT = { cer: 'Curso de rama', sede: 'Nueva sede', subsede: 'Subsede, si corresponde' } as const

export type Sample = 'aceptacion' | 'compromiso' | 'compromiso-extranjero'

/** Of the text that holds. */
export async function sendSample(args: RequestArgs, which: Sample): Promise<Response> {
  const call = await requireCall(args)
  const newest = await findLetterText(args.context.services.database.db, call.id)
  return render(args, call, which, newest.id === null ? null : newest)
}

/** Of the text in the form, with the number that it would get. */
export async function sendPreview(args: RequestArgs, which: Sample): Promise<Response> {
  const call = await requireCall(args)
  const { text } = readTextForm(await args.request.formData())
  const faults = findLetterFaults(text, canDraw)
  if (faults.length > 0) {
    const lines = faults.map((fault) => `- ${describeFault(fault, text)}`)
    return new Response(
      ['La vista previa necesita un texto sin problemas. Cierre esta pestaña y corrija:', ...lines, ''].join('\n'),
      { status: 422, headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
    )
  }
  const { number } = await findLetterText(args.context.services.database.db, call.id)
  return render(args, call, which, { text, number: number + 1, sha256: letterTextSha256(text) })
}

async function requireCall(args: RequestArgs) {
  await requireRole(args, 'admin')
  const call = await findCurrentConvocatoria(args.context.services.database.db)
  if (call === undefined) throw notFound()
  return call
}

async function render(
  args: RequestArgs, call: { id: string, title: string }, which: Sample, published: PublishedText | null,
): Promise<Response> {
  const { database: { db }, demo: isDemo, env } = args.context.services
  const [{ windows }, issuedAt] = await Promise.all([readConvocatoriaRules(db, call.id), readNow(db)])
  const common = { ...PERSON, ...SEAT, isDemo, convocatoria: call.title, issuedAt }
  const terms = {
    category: which === 'compromiso' ? 'mexican' : 'foreign', acceptanceUntil: windows.results.until,
    arrivesOn: windows.arrivalAtNewSede.on, resignUntil: windows.resignKeepingCurrentCourse.until,
    competeAgainBefore: windows.resignToCompeteAgain.before, foreignTuitionBefore: windows.foreignTuition.until,
  } as const
  const bytes = which === 'aceptacion'
    ? await renderAcceptanceLetter({
      ...common, baseUrl: publicOrigin(env, args.request), token: '0'.repeat(32), curp: 'XXXX000000XXXXXX00',
      ceme: 'Curso actual', grade: 2, currentSede: 'Sede actual', sedeCity: 'Ciudad', ooad: 'OOAD de la nueva sede',
      commitmentAcceptedAt: issuedAt, arrivesOn: windows.arrivalAtNewSede.on,
      ...(published === null ? {} : { wording: wordingOf(published) }),
    }, { keyId: '0'.repeat(64), signature: 'MUESTRA, sin firma' }, { isSample: true })
    : await renderCommitment({
      ...common, acceptedAt: null,
      commitment: published === null ? composeCommitment(terms) : composePublished(terms, published, common),
    }, { isSample: true })
  return fileResponse(bytes, `muestra-${which}.pdf`, PDF)
}
