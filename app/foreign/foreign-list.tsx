/** The list of foreign residents with a seat, by who still owes what; each leads to the page of its records. §5.18 */
import { Link } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Countdown } from '#app/components/time/countdown.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { DUTY_STATE_WORDS, STANDING_WORDS } from '#app/labels/foreign.ts'
import type { ForeignStanding } from '#exam-engine/convocatoria/foreign-status.ts'
import { hours, type Instant } from '#exam-engine/kernel/time.ts'
import type { ForeignResident } from './read-foreign.server.ts'

export interface ForeignListProps {
  base: '/admin/extranjeros' | '/ooad/extranjeros'
  until: Instant
  now: Instant
  residents: readonly ForeignResident[]
}

const LOOKS = {
  complete: { shape: 'check', tone: 'success' }, pending: { shape: 'empty', tone: 'attention' }, breached: { shape: 'cross', tone: 'danger' },
} as const

export function ForeignList({ base, until, now, residents }: ForeignListProps) {
  const count = (standing: ForeignStanding) => residents.filter((one) => one.standing === standing).length
  const columns: readonly Column<ForeignResident>[] = [
    { key: 'name', header: 'Persona', rowHeader: true, cell: ({ awardId, name, folio }) => (
      <><Link to={`${base}/${awardId}`}>{name}</Link> <span className="text-grey">{folio}</span></>) },
    { key: 'seat', header: 'Plaza', cell: ({ seat }) => seat },
    { key: 'ooad', header: 'OOAD', cell: ({ ooad }) => ooad },
    { key: 'tuition', header: 'Matrícula', cell: ({ duties }) => DUTY_STATE_WORDS[duties.tuition] },
    { key: 'migratory', header: 'Estatus migratorio', cell: ({ duties }) => DUTY_STATE_WORDS[duties.migratory] },
    { key: 'standing', header: 'Situación', cell: ({ standing }) => <StateWord {...LOOKS[standing]}>{STANDING_WORDS[standing]}</StateWord> },
  ]
  return (
    <>
      <p className="mb-8 text-lg">
        Ambos deben cumplirse antes del <DateTime at={until} />.{' '}
        {now < until ? <Countdown until={until} label="Tiempo para cumplir" attentionFrom={hours(48)} /> : 'El plazo terminó.'}
      </p>
      <div className="mb-10">
        <Figures label="Residentes extranjeros con plaza" figures={[
          { label: 'completos', count: count('complete') },
          { label: 'pendientes', count: count('pending'), attention: count('pending') > 0 },
          { label: 'incumplidos', count: count('breached'), attention: count('breached') > 0 },
        ]} />
      </div>
      <DataTable
        caption="Residentes extranjeros con plaza" captionHidden columns={columns} rows={residents}
        rowKey={({ awardId }) => awardId} empty="Ningún residente extranjero tiene una plaza en esta convocatoria."
      />
    </>
  )
}
