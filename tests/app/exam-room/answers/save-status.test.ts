/** What the screen says about saving: never "Guardada en el servidor" before the acknowledgement of all there is. */
import { expect, test } from 'vitest'
import { describeSaving, type Saving } from '#app/exam-room/answers/save-status.ts'
import { instant } from '#exam-engine/kernel/time.ts'

const ZONE = 'America/Tijuana'
const at = instant('2024-01-29T17:42:17Z')
const saving = (change: Partial<Saving>): Saving =>
  ({ online: true, offlineSince: null, unsent: 0, savedAt: null, kept: true, estimated: false, ...change })
const offline = (change: Partial<Saving>) => saving({ online: false, offlineSince: at, savedAt: at, ...change })

test.each<[Saving, string, string]>([
  [saving({}), 'idle', 'En línea, sin cambios'],
  [saving({ unsent: 1, savedAt: at }), 'saving', 'Guardando…'],
  [saving({ unsent: 3, savedAt: at }), 'saving', 'Guardando 3 respuestas…'],
  [saving({ savedAt: at }), 'saved', 'Guardada en el servidor 09:42:17'],
  [offline({ unsent: 3 }), 'offline',
    'Guardada en este equipo, sin conexión desde 09:42: 3 por enviar. Siga contestando'],
  [offline({ unsent: 3, estimated: true }), 'offline',
    'Guardada en este equipo, sin conexión (hora estimada): 3 por enviar. Siga contestando'],
  [offline({ unsent: 1, kept: false }), 'offline',
    'Sin conexión desde 09:42: 1 por enviar. Este equipo no guarda nada: no cierre la página'],
  [offline({}), 'offline', 'Sin conexión desde 09:42: nada por enviar. Siga contestando'],
  [saving({ online: false }), 'offline', 'Sin conexión: nada por enviar. Siga contestando'],
])('in the time of the sede (%#)', (situation, tone, text) => {
  expect(describeSaving(situation, ZONE)).toEqual({ tone, text })
})
