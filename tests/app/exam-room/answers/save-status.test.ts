/** What the screen says about saving: never "Guardada" before the acknowledgement of all there is. */
import { expect, test } from 'vitest'
import { describeSaving, type Saving } from '#app/exam-room/answers/save-status.ts'
import { instant } from '#exam-engine/kernel/time.ts'

const ZONE = 'America/Tijuana'
const at = instant('2024-01-29T17:42:17Z')

test.each<[Saving, string, string]>([
  [{ online: true, offlineSince: null, unsent: 0, savedAt: null }, 'idle', 'En línea, sin cambios'],
  [{ online: true, offlineSince: null, unsent: 1, savedAt: at }, 'saving', 'Guardando…'],
  [{ online: true, offlineSince: null, unsent: 3, savedAt: at }, 'saving', 'Guardando 3 respuestas…'],
  [{ online: true, offlineSince: null, unsent: 0, savedAt: at }, 'saved', 'Guardada 09:42:17'],
  [{ online: false, offlineSince: at, unsent: 3, savedAt: at }, 'offline',
    'Sin conexión desde 09:42. Siga contestando: 3 respuestas por enviar'],
  [{ online: false, offlineSince: at, unsent: 1, savedAt: at }, 'offline',
    'Sin conexión desde 09:42. Siga contestando: 1 respuesta por enviar'],
  [{ online: false, offlineSince: at, unsent: 0, savedAt: at }, 'offline',
    'Sin conexión desde 09:42. Siga contestando: nada por enviar'],
  [{ online: false, offlineSince: null, unsent: 0, savedAt: null }, 'offline',
    'Sin conexión. Siga contestando: nada por enviar'],
])('in the time of the sede (%#)', (saving, tone, text) => {
  expect(describeSaving(saving, ZONE)).toEqual({ tone, text })
})
