/**
 * The hand-in as the candidate means it: first everything that is on its way is
 * acknowledged, then the exam ends by the server's word. Refuses, in words, when
 * that does not come in time; nothing is lost by trying again.
 */
import type { ExamStore } from '#app/exam-client/store-types.ts'
import type { HandInProgress } from '../screen/hand-in-page.tsx'

const SAVED_WITHIN_MS = 15_000

const UNKNOWN_FAILURE = 'El servidor no pudo recibir la entrega. Vuelva a intentarlo.'

const FAILURES: Readonly<Record<string, string>> = {
  UNSENT_ANSWERS: 'Aún hay respuestas sin guardar. Espere a que diga «Guardada» y vuelva a entregar.',
  OFFLINE: 'No hubo respuesta del servidor. Sus respuestas guardadas cuentan; vuelva a intentarlo.',
  AFTER_DEADLINE: 'El tiempo terminó antes de que llegara la entrega. Cuenta todo lo que se guardó a tiempo.',
  STALE_EPOCH: 'El examen se abrió en otra pestaña o equipo. Entregue desde allí, o avise a su supervisor.',
  WRONG_STATE: 'El examen ya no está abierto. Recargue la página para ver su situación.',
}

/** `idle` after success: the new state of the attempt says the rest. */
export async function handInWhenSaved(store: ExamStore): Promise<HandInProgress> {
  await untilSaved(store)
  const reply = await store.handIn()
  if (reply.ok) return { status: 'idle' }
  return { status: 'failed', message: FAILURES[reply.refusal] ?? UNKNOWN_FAILURE }
}

/** Resolves when nothing is unsent, or when it has waited long enough. */
function untilSaved(store: ExamStore): Promise<void> {
  return new Promise((resolve) => {
    let stop: () => void = () => undefined
    const end = () => {
      stop()
      clearTimeout(timer)
      resolve()
    }
    const look = () => { if (store.getSnapshot().saving.unsent === 0) end() }
    const timer = setTimeout(end, SAVED_WITHIN_MS)
    stop = store.subscribe(look)
    look()
  })
}
