/**
 * The day's turnos with everybody's states in figures; while one is near or running the figures are read again by
 * themselves.
 */
import { Link } from '@remix-run/react'
import { useEffect } from 'react'
import { Figures } from '#app/components/data/figures.tsx'
import { StateWord, type StateWordProps } from '#app/components/feedback/state-word.tsx'
import { useWithoutExams } from '#app/components/page/no-exams-note.tsx'
import { useSafeReload } from '#app/components/page/use-safe-reload.ts'
import { DateTime } from '#app/components/time/date-time.tsx'
import { describeCounts } from '#app/exam-quality/attempt-figures.ts'
import { formatTime, formatTimeWithSeconds } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { TurnoOfToday } from './queries.server.ts'

const REFRESH_MS = 15_000

interface TurnosOfTodayProps {
  turnos: readonly TurnoOfToday[]
  nextStartsAt: Instant | null
  now: Instant
}

export function TurnosOfToday({ turnos, nextStartsAt, now }: TurnosOfTodayProps) {
  useRefresh(turnos.some(({ endsAt }) => now < endsAt))
  const withoutExams = useWithoutExams()
  if (turnos.length === 0) {
    return (
      <p>
        Hoy no hay turnos.{' '}
        {withoutExams ? 'En este periodo no hay examen (§5.13).' : nextStartsAt === null
          ? 'El cronograma terminó.' : <>El siguiente comienza el <DateTime at={nextStartsAt} />.</>}
      </p>
    )
  }
  return (
    <div className="space-y-6">
      {turnos.map(({ id, number, startsAt, endsAt, exams, counts }) => (
        <div key={id}>
          <h3 className="mb-2 flex flex-wrap items-center gap-x-4 font-semibold">
            <Link to={`/admin/turno/${id}`}>
              Turno {number}, de {formatTime(startsAt)} a {formatTime(endsAt)}: {exams.join(' y ')}
            </Link>
            <StateWord {...lookOf(startsAt, endsAt, now)} />
          </h3>
          <Figures label={`Turno ${number} en todo el país`} figures={describeCounts(counts)} />
        </div>
      ))}
      <p className="text-sm text-grey">
        Cifras de las {formatTimeWithSeconds(now)} (hora del centro), de todas las sedes.
      </p>
    </div>
  )
}

function lookOf(startsAt: Instant, endsAt: Instant, now: Instant): StateWordProps {
  if (now < startsAt) return { shape: 'empty', children: 'Por comenzar' }
  if (now < endsAt) return { shape: 'full', tone: 'active', children: 'En curso' }
  return { shape: 'check', children: 'Terminado' }
}

function useRefresh(wanted: boolean) {
  const reload = useSafeReload()
  useEffect(() => {
    if (!wanted) return
    const timer = window.setInterval(() => { if (!document.hidden) reload() }, REFRESH_MS)
    return () => { window.clearInterval(timer) }
  }, [wanted, reload])
}
