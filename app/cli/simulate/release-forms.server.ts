/** What the coordination decides on forms in which the marking found something: here that they count as they are. §3.1 B */
import { listFormStandings } from '#db/queries/form-checks.ts'
import type { Actor } from '#app/http/actor.ts'
import { isReleased } from '#app/marking/form-standing.ts'
import type { CoreServices } from '#app/services.server.ts'
import { releaseForm } from '#app/use-cases/release-form.server.ts'

/** How many forms were released. `password`: of the admin. Throws on any refusal. */
export async function releaseForms(
  services: CoreServices, admin: Actor, convocatoriaId: string, password: string,
): Promise<number> {
  const barred = (await listFormStandings(services.database.db, convocatoriaId)).filter((form) => !isReleased(form))
  for (const { examId, formId, findingsSha256 } of barred) {
    const released = await releaseForm(services, admin, {
      examId, formId, shownSha256: findingsSha256 ?? '', password, address: '127.0.0.1',
      reason: 'Dos especialistas revisaron los reactivos señalados: la clave es correcta y el distractor es un error frecuente.',
    })
    if (!released.ok) throw new Error(`release of ${formId}: ${released.refusal}`)
  }
  return barred.length
}
