/**
 * Of the gate before personal scores: the coordination looked at the grades of one resident who asked, and at the list of
 * corrections, each with its reason, in a session that is gone. So both registers, and that resident, have a line.
 */
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { rulesVersion } from '#exam-engine/convocatoria/rules.ts'
import { judgeReason, SHOWN, type OpeningScope } from '#exam-engine/privacy/score-opening.ts'
import { appendAudit } from '../queries/audit.ts'
import { insertSession } from '../queries/people.ts'
import { insertOpening } from '../queries/score-openings.ts'
import type { Trx } from '../client.ts'
import type { Demo } from './generate/demo.ts'

const ASKED_BY = 'residente2@efiser.demo'

export async function loadScoreOpenings(trx: Trx, demo: Demo, by: string): Promise<void> {
  const person = demo.residents.people.find(({ email }) => email === ASKED_BY)
  if (person === undefined) throw new Error(`the demo has no ${ASKED_BY}`)
  const session = sha256Hex(`${demo.seed} score openings`)
  const tokenSha256 = Buffer.from(session, 'hex')
  await insertSession(trx, { tokenSha256, personId: by, hours: 1, address: '127.0.0.1', userAgent: 'demo' })
  const said = [
    { scope: 'person', subjectId: person.id, purpose: 'clarification', note: 'Consulta 1 en la mesa de ayuda: pregunta por su 2.º grado' },
    { scope: 'corrections', subjectId: rulesVersion(demo.published.rules), purpose: 'work', note: 'Revisión de correcciones antes de congelar' },
  ] satisfies { scope: OpeningScope, subjectId: string, purpose: string, note: string }[]
  for (const { scope, subjectId, purpose, note } of said) {
    const reason = judgeReason(scope, 'admin', purpose, note)
    if (!reason.ok) throw new Error(reason.refusal)
    const id = await insertOpening(trx, { scope, subjectId, role: 'admin', ...reason.value, actorId: by, session })
    await appendAudit(trx, {
      actor: { personId: by, role: 'admin' }, action: 'scores.open',
      subjectType: scope === 'person' ? 'person' : 'convocatoria', subjectId,
      payload: {
        opening: id, scope, purpose: reason.value.purpose, noteSha256: sha256Hex(reason.value.note), shown: SHOWN[scope],
      },
    })
  }
  await trx.deleteFrom('session').where('token_sha256', '=', tokenSha256).execute()
}
