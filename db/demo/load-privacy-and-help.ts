/**
 * Of privacy and help in the demo: residents agreed to the notice as they registered (registro3@… did not, to see it
 * asked, nor who waits for the link), one of them filed an ARCO request, another asked the help desk, and the public questions are there.
 */
import { NOTICE_VERSION, noticeText } from '#exam-engine/privacy/notice.ts'
import { arcoDueOn } from '#exam-engine/privacy/arco.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, hours } from '#exam-engine/kernel/time.ts'
import { moveClock } from '../queries/clock.ts'
import { insertMessage } from '../queries/help.ts'
import type { Trx } from '../client.ts'
import { WAITING_MAILBOX } from './generate/registrations.ts'
import { demoId } from './generate/demo-id.ts'
import type { Demo } from './generate/demo.ts'

const UNASKED = ['registro3@efiser.demo', WAITING_MAILBOX]

const QUESTIONS = [
  {
    question: 'Registré mis sedes en el orden equivocado, ¿puedo cambiarlo?',
    answer: 'Sí, mientras el registro esté abierto: cambie el orden y pulse «Registrar versión». Cuenta la última versión'
      + ' registrada (§2.2 A). Después del cierre no hay cambios.',
  },
  {
    question: '¿Qué llevo el día del examen?',
    answer: 'Su «Solicitud para especialidad de rama» impresa y su identificación oficial vigente (§3.1 C). También su'
      + ' matrícula o correo y su contraseña.',
  },
  {
    question: 'Mi sede está en otro huso horario, ¿a qué hora presento?',
    answer: 'El turno es el mismo instante en todo el país. En «Mi proceso» y en su solicitud están la hora del centro y la de'
      + ' su sede.',
  },
  {
    question: '¿Cómo corrijo un dato mío que está mal?',
    answer: 'Una calificación la corrige su profesor titular; pídaselo. Para su nombre, CURP, nacimiento o ENARM, presente una'
      + ' solicitud de rectificación en «Mis datos», antes de que se congele la selección.',
  },
] as const

/** Leaves the clock in the registration. */
export async function loadPrivacyAndHelp(trx: Trx, demo: Demo): Promise<void> {
  const { seed, residents, registrations, staff, published: { rules } } = demo
  const filedAt = addDuration(rules.windows.registration.from, hours(24))
  await moveClock(trx, filedAt)
  const agreed = [...residents.people, ...registrations.people].filter(({ email }) => !UNASKED.includes(email))
  await trx.insertInto('privacy_consent').values(agreed.map(({ id }) => ({
    person_id: id, version: NOTICE_VERSION, notice_sha256: sha256Hex(noticeText()), address: null,
  }))).execute()
  const admin = staff.grants.find(({ role }) => role === 'admin')?.person_id
  const [, , , rectifies, asks] = residents.people
  if (admin === undefined || rectifies === undefined || asks === undefined) throw new Error('the demo lacks people')
  await trx.insertInto('faq_entry').values(QUESTIONS.map((entry, index) => ({
    ...entry, id: demoId(seed, 'faq', entry.question), position: index + 1, published: true, updated_by: admin,
  }))).execute()
  await trx.insertInto('arco_request').values({
    id: demoId(seed, 'arco', rectifies.id), person_id: rectifies.id, kind: 'rectification', due_on: arcoDueOn(filedAt),
    text: 'Mi segundo apellido aparece sin acento. Adjunto en la sede copia de mi acta de nacimiento.',
  }).execute()
  const ticketId = demoId(seed, 'ticket', asks.id)
  await trx.insertInto('ticket').values({
    id: ticketId, person_id: asks.id, topic: 'exam', subject: 'Auxiliar auditivo durante el examen',
  }).execute()
  await insertMessage(trx, {
    ticketId, by: asks.id, byStaff: false,
    text: 'Uso un auxiliar auditivo. ¿Debo pedir algo antes para poder usarlo en el examen?',
  })
}
