/** Registers a resident in the call in force by the steps of the form, as the person would type them. */
import type { Actor } from '#app/http/actor.ts'
import { readRegistration } from '#app/registration/registration-state.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import { registerVersion, type Registered } from '#app/use-cases/register-version.server.ts'
import { saveRegistrationDraft } from '#app/use-cases/save-registration-draft.server.ts'
import type { RegistrationStep } from '#exam-engine/convocatoria/registration-fields.ts'
import type { Database } from '#db/client.ts'
import { demand } from './published-selection.ts'

const ENV = { publicUrl: 'https://efiser.example' } as CoreServices['env']
const ORIGIN = { address: '127.0.0.1', userAgent: 'prueba' }

/** With up to three sedes of the first course that is open to the person. Throws what is refused. */
export async function registerResident(of: { database: Database }, actor: Actor): Promise<Registered> {
  const stateOf = async () => {
    const state = await readRegistration(of.database.db, actor.personId)
    if (state === undefined) throw new Error('not on the roster')
    return state
  }
  const save = async (step: RegistrationStep, fields: Record<string, string>) => {
    const state = await stateOf()
    demand(await saveRegistrationDraft(of, actor, ORIGIN, {
      step, read: state.steps[step].revision, fields: { ...state.draft[step], ...fields },
    }))
  }
  await save('contact', { phone1: '55 1234 5678', phone2: '664 765 4321' })
  await save('course', { confirmed: 'on' })
  await save('enarm', { byEnarm: 'yes', folio: 'E-123456', year: '2020' })
  const { assessments, pools } = await stateOf()
  const open = assessments.find(({ unmet }) => unmet.length === 0)?.course.cer
  const wanted = pools.filter(({ cer }) => cer === open).slice(0, 3).map(({ poolId }) => poolId)
  await save('preferences', { pools: wanted.join(',') })
  await save('declarations', {
    criminalProcess: 'no', litigation: 'no', concluded: 'no', medicalLeave: 'no', truthful: 'on', final: 'on',
  })
  return demand(await registerVersion({ ...of, env: ENV }, actor, ORIGIN, { seal: (await stateOf()).seal }))
}
