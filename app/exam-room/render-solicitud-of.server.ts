/**
 * The solicitud of one person: the version registered last, as it was first printed (§2.1 C, §2.2 A). The first print
 * is made, signed and kept, and noted in the trail; every later one, of the person or of the sede, is the same bytes,
 * until a request changes the sede of the exam: the print that names the new one is kept beside the other.
 */
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listAddresses, queueMail } from '#db/queries/mail.ts'
import { appendTrail } from '#db/queries/registration-drafts.ts'
import { findPrint, keepPrint, listVersions, readExamSede, type RegisteredVersion } from '#db/queries/registration-versions.ts'
import { renderSolicitud } from '#app/documents/application-form.server.ts'
import { solicitudText, writeSolicitudCode } from '#app/documents/solicitud-qr.ts'
import type { Actor } from '#app/http/actor.ts'
import { solicitudPrintedMail } from '#app/mail/registration-mail.ts'
import type { RequestOrigin } from '#app/registration/request-origin.ts'
import type { Services } from '#app/services.server.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { instant } from '#exam-engine/kernel/time.ts'

type PrintServices = Pick<Services, 'database' | 'demo' | 'signing' | 'env'>
type ExamSede = Awaited<ReturnType<typeof readExamSede>>
interface PrintedBy { actor: Actor, origin: RequestOrigin }

/** The PDF as an answer; null for somebody who has registered no version. */
export async function sendSolicitudOf(services: PrintServices, personId: string, by: PrintedBy): Promise<Response | null> {
  const { db } = services.database
  const convocatoria = await findCurrentConvocatoria(db)
  const [version] = convocatoria === undefined ? [] : await listVersions(db, { convocatoriaId: convocatoria.id, personId })
  if (version === undefined) return null
  const sede = await readExamSede(db, version.candidateId)
  const printed = await findPrint(db, { versionId: version.id, examSede: sede.code })
  const pdf = printed?.bytes ?? await printFirst(services, version, sede, personId, by)
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="solicitud-${version.content.folio}.pdf"`,
      'cache-control': 'no-store',
    },
  })
}

async function printFirst(
  services: PrintServices, version: RegisteredVersion, sede: ExamSede, personId: string, { actor, origin }: PrintedBy,
): Promise<Buffer> {
  const { db } = services.database
  const key = { versionId: version.id, examSede: sede.code }
  const bytes = await renderVersion(services, version, sede)
  const kept = await db.transaction().execute(async (trx) => {
    if (!await keepPrint(trx, key, bytes, actor.personId)) return false
    await appendTrail(trx, { convocatoriaId: version.content.convocatoria.id, personId }, {
      kind: 'print', byId: actor.personId, sessionSha256: actor.sessionSha256, ...origin,
      after: canonicalJson({ version: version.number, sede: sede.code, sha256: sha256Hex(bytes) }),
    })
    const [person] = await listAddresses(trx, [personId])
    if (person !== undefined) {
      await queueMail(trx, [solicitudPrintedMail({
        versionId: version.id, number: version.number, examSede: version.content.exam.carriedFrom === undefined ? sede : null, personId, address: person.email,
        publicUrl: services.env.publicUrl,
      })])
    }
    return true
  })
  // Somebody else was first in this very moment: theirs are the bytes.
  return kept ? bytes : (await findPrint(db, key))?.bytes ?? bytes
}

async function renderVersion(
  { demo, signing }: PrintServices, version: RegisteredVersion, sede: ExamSede,
): Promise<Buffer> {
  const { content, number, sha256, registeredAt } = version
  const { folio, person, course, exam } = content
  const { sign } = await signing.current('solicitud')
  return renderSolicitud({
    isDemo: demo, folio, convocatoria: content.convocatoria.title, name: person.name, matricula: person.matricula,
    curp: person.curp, category: person.category, ceme: course.ceme, grade: course.grade,
    adscription: course.adscription.name,
    preferences: content.preferences.map(({ cer, sede, subsede }) => ({ cer, sede, subsede })),
    turno: { startsAt: instant(exam.startsAt), endsAt: instant(exam.endsAt) },
    ...exam.carriedFrom === undefined ? {} : { carriedFrom: exam.carriedFrom },
    examSede: { name: sede.name, city: sede.city, timeZone: sede.timeZone },
    registeredAt, version: number, sha256,
    code: writeSolicitudCode(folio, number, sha256, sign(solicitudText(folio, number, sha256))),
  })
}
