/**
 * Who may say what on a socket, said once more and independently of the namespaces. An event that does not stand here
 * fails the test. Who is refused at the handshake is asked nothing: what is sent nevertheless ends the connection.
 */
import { randomUUID } from 'node:crypto'
import type { Sample } from './published-platform.ts'
import { WHO, type Who } from './visitors.ts'

/** 'heard': taken up, whatever the rules then say of it. Otherwise the code of the refusal. */
export type SocketVerdict = 'heard' | 'NO_SESSION' | 'ROLE_MISSING' | 'ATTEMPT_UNKNOWN' | 'NOT_YOUR_SEDE'
  | 'PAYLOAD_INVALID'

export type SocketRow = Readonly<Record<Who, SocketVerdict>>

const row = (closed: SocketVerdict, may: readonly Who[] = []): SocketRow => Object.fromEntries(WHO.map((who) => [
  who, may.includes(who) ? 'heard' : who === 'signedOut' ? 'NO_SESSION' : closed,
])) as Record<Who, SocketVerdict>

const ofExam = row('ROLE_MISSING', ['residente'])
const ofSede = row('ROLE_MISSING', ['supervisor'])
const ofCheck = row('NO_SESSION', ['residente', 'supervisor', 'educacion'])
/** Who may rehearse has begun no rehearsal here. */
const ofRehearsal: SocketRow = { ...row('NO_SESSION'), residente: 'ATTEMPT_UNKNOWN', supervisor: 'ATTEMPT_UNKNOWN', educacion: 'ATTEMPT_UNKNOWN' }

const EXAM_EVENTS = ['attach', 'save', 'focus', 'handIn', 'noteAnnouncements', 'pulse'] as const
const each = (rows: SocketRow) => Object.fromEntries(EXAM_EVENTS.map((event) => [event, rows]))

export const SOCKETS: Readonly<Record<string, Readonly<Record<string, SocketRow>>>> = {
  // Who did not attach holds no lease, and a save without one is a guess.
  '/examen': { ...each(ofExam), save: { ...ofExam, residente: 'PAYLOAD_INVALID' } },
  '/sede': { watch: ofSede },
  '/comprobacion': { ping: ofCheck, probe: ofCheck },
  '/ensayo': each(ofRehearsal),
}

/** A message that is well formed, of the sample's exam and sede: only who sends it decides. */
export function payloadOf(event: string, { turnoId, sedeCode, itemId }: Sample): unknown {
  const payloads: Readonly<Record<string, unknown>> = {
    attach: { tabId: randomUUID() },
    save: { epoch: 0, ops: [{ opId: randomUUID(), itemId, revision: 1, optionId: null, flagged: true, struck: [], clientAt: 0 }] },
    focus: { events: [{ eventId: randomUUID(), kind: 'pageHidden', delayMs: 0, phase: 'left', awayMs: null }] },
    handIn: { epoch: 0 },
    noteAnnouncements: { ids: [randomUUID()], step: 'delivered' },
    pulse: { unsent: 0, itemId: null },
    watch: { turnoId, sedeCode },
    ping: {},
    probe: { deviceId: randomUUID(), slot: 1 },
  }
  if (!(event in payloads)) throw new Error(`say in payloadOf what is sent with ${event}`)
  return payloads[event]
}
