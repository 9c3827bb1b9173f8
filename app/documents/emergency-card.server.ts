// One page for the wall of each sede: what a supervisor does when light, net, machine or server fail, and whom to call.
// Each sentence says what the platform does by itself, and the name that the button has; nothing here waits for help.
import { formatInstant } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { fingerprintOf } from './fingerprint.ts'
import { addFacts, addHeading, addNotice, addNumberedItems } from './pdf-blocks.server.ts'
import { closeDocument, openDocument } from './pdf.server.ts'

export interface EmergencyCardData {
  readonly isDemo: boolean
  readonly convocatoria: string
  readonly sede: { readonly code: string, readonly name: string, readonly city: string }
  /** Of the coordination. */
  readonly coordinationPhone: string
  /** Of the education authority of the sede; null where nobody gave it. */
  readonly sedePhone: string | null
  readonly issuedAt: Instant
}

interface Part {
  readonly title: string
  readonly steps: readonly string[]
}

export const EMERGENCY_PARTS: readonly Part[] = [
  {
    title: 'Se va la red de la sede, o el servidor no responde',
    steps: [
      'Nadie deja su lugar y nadie recarga: el examen sigue en cada equipo y cada respuesta queda guardada en él. '
        + 'Cuando vuelve la conexión se envía sola.',
      'El reloj sigue y cierra a su hora: no se pausa ni se repone tiempo (§3.1 B).',
      'Si aún no abría el examen y el equipo quedó sin red en la sala de espera: desde un dispositivo con red abra el '
        + 'tablero, elija a la persona y, a partir del inicio del turno, «Abrir sin red». El código sirve una vez, en '
        + 'ese equipo.',
      'Si su tablero dice «no alcanza al servidor», entre desde otro dispositivo o con datos del teléfono.',
    ],
  },
  {
    title: 'Se va la luz',
    steps: [
      'Al volver, encienda el mismo equipo, con el mismo navegador y sin borrar nada, y abra la página del examen: '
        + 'sigue en la misma pregunta, con lo contestado, también sin red.',
      'Si no enciende en un par de minutos, siga como si el equipo hubiera fallado.',
    ],
  },
  {
    title: 'Falla un equipo',
    steps: [
      'En el tablero elija a la persona, abra «Liberar el equipo», señale el motivo y oprima «Liberar para otro equipo».',
      'La persona inicia sesión en otro equipo (los últimos lugares de la sala son reserva) y sigue en la misma '
        + 'pregunta. Si no recuerda su contraseña: «Dar un código de acceso de un solo uso».',
      'No apague, no formatee ni preste el equipo que falló: lo que no alcanzó a enviar sigue en él. Si revive, '
        + 'conéctelo y abra la página del examen en su presencia: lo envía y la coordinación decide.',
    ],
  },
  {
    title: 'Termina el turno y un equipo aún dice «por enviar»',
    steps: [
      'Déjelo encendido, con la página abierta y conectado a la red, y no se separe de él hasta que diga que todo se '
        + 'envió. Lo que llega después de la hora queda en revisión, con su evidencia.',
      'No permita que otra persona use ese equipo. Llame a la coordinación antes de desalojar la sala.',
    ],
  },
  {
    title: 'Siempre',
    steps: [
      'Asiente lo ocurrido en el tablero como incidente, con la hora. Es la evidencia de la sede.',
      'Si hay que desalojar, primero las personas: lo que dice «Guardada» no se pierde.',
    ],
  },
]

/** The PDF, the same bytes for the same data; always one page. */
export async function renderEmergencyCard(data: EmergencyCardData): Promise<Buffer> {
  const { sede } = data
  const flow = openDocument({
    title: 'Tarjeta de emergencia', subtitle: data.convocatoria, folio: sede.code, issuedAt: data.issuedAt,
    isDemo: data.isDemo, fingerprint: fingerprintOf('tarjeta', data), orientation: 'portrait',
    verification: `Impresa el ${formatInstant(data.issuedAt)}. Si cambia un teléfono, imprímala de nuevo.`,
  })
  addFacts(flow, [
    ['Sede', [{ strong: sede.name }, `, ${sede.city}`]],
    ['Coordinación', [{ strong: data.coordinationPhone }]],
    ['Autoridad educativa', data.sedePhone === null ? 'Escríbalo aquí: ____________________' : [{ strong: data.sedePhone }]],
  ])
  addNotice(flow, [{ strong: 'Lo que dice «Guardada en el servidor» no se pierde. ' },
    'Si algo falla, la persona levanta la mano y se queda en su lugar.'])
  for (const { title, steps } of EMERGENCY_PARTS) {
    addHeading(flow, title)
    addNumberedItems(flow, steps.map((text, index) => ({ number: `${String(index + 1)}.`, text })))
  }
  return closeDocument(flow)
}
