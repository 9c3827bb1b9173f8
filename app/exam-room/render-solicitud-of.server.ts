/** Renders the solicitud of one person from the registration as it stands now: for the person, or for the sede. §2.2 A */
import { renderSolicitud } from '#app/documents/application-form.server.ts'
import type { Services } from '#app/services.server.ts'
import { readOwnParticipation } from './own-participation.server.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'

/** The PDF as an answer; null for somebody who is not registered. */
export async function sendSolicitudOf(
  { database: { db }, clock, demo }: Pick<Services, 'database' | 'clock' | 'demo'>, personId: string,
): Promise<Response | null> {
  const issuedAt = clock.now()
  const own = await readOwnParticipation(db, personId, issuedAt)
  if (own === undefined) return null
  const person = await db.selectFrom('person')
    .select(['matricula', 'curp', 'given_names', 'first_surname', 'second_surname'])
    .where('id', '=', personId).executeTakeFirstOrThrow()
  const pdf = await renderSolicitud({
    isDemo: demo,
    folio: own.folio,
    convocatoria: own.convocatoria.title,
    name: fullName(person.given_names, person.first_surname, person.second_surname),
    matricula: person.matricula,
    curp: person.curp,
    category: own.category,
    ceme: own.ceme,
    grade: own.grade,
    adscription: own.adscription,
    preferences: own.preferences,
    turno: { startsAt: own.turno.from, endsAt: own.turno.until },
    examSede: { name: own.sede.name, city: own.sede.city, timeZone: own.sede.zone },
    seat: own.attempt?.seat ?? null,
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
