/** Renders the solicitud of whoever asks, from the registration as it stands now (§2.2 A). */
import { renderSolicitud } from '#app/documents/application-form.server.ts'
import { readOwnParticipation } from '#app/exam-room/own-participation.server.ts'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'

/** 404 for a resident who is not registered. */
export async function sendSolicitud(args: RequestArgs): Promise<Response> {
  const actor = await requireRole(args, 'residente')
  const { database: { db }, clock, demo } = args.context.services
  const issuedAt = clock.now()
  const own = await readOwnParticipation(db, actor.personId, issuedAt)
  if (own === undefined) throw notFound()
  const person = await db.selectFrom('person').select('curp').where('id', '=', actor.personId).executeTakeFirstOrThrow()
  const pdf = await renderSolicitud({
    isDemo: demo,
    folio: own.folio,
    convocatoria: own.convocatoria.title,
    name: actor.name,
    matricula: actor.matricula,
    curp: person.curp,
    category: own.category,
    ceme: own.ceme,
    grade: own.grade,
    adscription: own.adscription,
    preferences: own.preferences,
    turno: { startsAt: own.turno.from, endsAt: own.turno.until },
    examSede: { name: own.sede.name, city: own.sede.city, timeZone: own.sede.zone },
    registeredAt: own.registeredAt,
    issuedAt,
  })
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="solicitud-${own.folio}.pdf"`,
      'cache-control': 'no-store',
    },
  })
}
