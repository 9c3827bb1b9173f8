/**
 * The clock of a demonstration: one line that says so, opened to move the whole
 * system's time. Posts to /demo; the server refuses it anywhere else.
 */
import { Form, useLocation } from '@remix-run/react'
import { FlaskConical } from 'lucide-react'
import { DEMO_MOMENT_NAMES, DEMO_MOMENTS, NEXT_CALL_MOMENT, TURNO_MOMENTS } from '../../labels/demo-moments.ts'
import { formatLongDate, formatShortDateTime } from '../../labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { Button } from '../actions/button.tsx'
import { plainField } from '../fields/form-field.ts'
import { SelectField } from '../fields/select-field.tsx'
import { IconWord } from '../icon/icon.tsx'
import { ClockBadge } from '../time/clock-badge.tsx'
import { useServerNow } from '../time/server-clock.tsx'

export interface DemoTurno {
  id: string
  number: number
  startsAt: Instant
  /** "Medicina interna 2" */
  exams: readonly string[]
}

interface DemoBarProps {
  turnos: readonly DemoTurno[]
  /** A published call waits to be seen. */
  nextCall: boolean
}

export function DemoBar({ turnos, nextCall }: DemoBarProps) {
  const moments = DEMO_MOMENTS.filter((moment) =>
    (turnos.length > 0 || !TURNO_MOMENTS.includes(moment)) && (nextCall || moment !== NEXT_CALL_MOMENT))
  const { pathname, search } = useLocation()
  return (
    <aside aria-label="Demostración" className="border-b-2 border-gold bg-gold-light print:hidden">
      <details className="group mx-auto max-w-board px-4 sm:px-6">
        <summary
          className="flex min-h-11 list-none items-center justify-between gap-x-4
            [&::-webkit-details-marker]:hidden"
        >
          <span className="flex flex-wrap items-center gap-x-4 py-1">
            <IconWord icon={FlaskConical}><strong className="font-semibold">Demostración</strong></IconWord>
            <span className="flex gap-x-3"><span className="hidden md:inline"><Today /></span><ClockBadge /></span>
          </span>
          <span className="font-semibold whitespace-nowrap underline underline-offset-4">
            <span className="group-open:hidden">Mover el reloj</span>
            <span className="hidden group-open:inline">Cerrar</span>
          </span>
        </summary>
        <Form
          method="post" action="/demo" reloadDocument
          className="flex flex-wrap items-end gap-x-4 gap-y-3 pt-1 pb-4"
        >
          <input type="hidden" name="returnTo" value={pathname + search} />
          <div className="min-w-64 grow sm:grow-0">
            <SelectField
              field={plainField('moment', undefined, 'demo-moment')}
              label="Momento"
              choices={moments.map((moment) => ({ value: moment, label: DEMO_MOMENT_NAMES[moment] }))}
            />
          </div>
          {turnos.length === 0 ? null : (
            <div className="min-w-64 grow sm:grow-0 sm:basis-112">
              <SelectField
                field={plainField('turno', undefined, 'demo-turno')}
                label="Turno"
                choices={turnos.map(({ id, number, startsAt, exams }) => ({
                  value: id, label: `${number}. ${exams.join(', ')} (${formatShortDateTime(startsAt)})`,
                }))}
              />
            </div>
          )}
          <Button type="submit">Mover el reloj</Button>
        </Form>
      </details>
    </aside>
  )
}

function Today() {
  return <span>{formatLongDate(useServerNow())}</span>
}
