// A medical leave that begins after the registration: acknowledged once, until the turno begins.
import { expect, test } from 'vitest'
import { acknowledgeLeave } from '#exam-engine/convocatoria/medical-leave.ts'
import { addDuration, durationMs, instant } from '#exam-engine/kernel/time.ts'

const T0 = instant('2024-01-29T09:00:00-06:00')
const standing = { registered: false, acknowledgedAt: null, turnoFrom: T0 }

test.each([[-1, 'done'], [0, 'LEAVE_TURNO_BEGAN'], [1, 'LEAVE_TURNO_BEGAN']])(
  '§3.1 at %i ms from the turno it is «%s»', (ms, wanted) => {
    const said = acknowledgeLeave({ ...standing, now: addDuration(T0, durationMs(ms)) })
    expect(said.ok ? 'done' : said.refusal).toBe(wanted)
  })

test.each([{ registered: true }, { acknowledgedAt: instant('2024-01-20T09:00:00-06:00') }])(
  '§3.1 what was said, in the version or after it, is not said again: %j', (change) => {
    expect(acknowledgeLeave({ ...standing, ...change, now: addDuration(T0, durationMs(-1)) }))
      .toMatchObject({ ok: false, refusal: 'LEAVE_ALREADY_ACKNOWLEDGED' })
  })
