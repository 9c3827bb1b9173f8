/** The columns of the national board: the sede, what is the matter there in a word, then its figures. */
import { Link } from '@remix-run/react'
import type { Column } from '#app/components/data/data-table.tsx'
import { StateWord, type StateWordProps } from '#app/components/feedback/state-word.tsx'
import type { SedeLine } from '#app/coordination/national-board.ts'
import { formatCount, formatCounted } from '#app/labels/format-number.ts'
import { OUTAGE_WORDS } from '#app/labels/desk.ts'
import { formatDuration, formatTime } from '#app/labels/format-time.ts'
import { durationBetween, type Instant } from '#exam-engine/kernel/time.ts'

/** Zeroes stay pale: what is not zero is seen. */
const figure = (key: string, header: string, read: (line: SedeLine) => number): Column<SedeLine> => ({
  key, header, align: 'end', cell: (line) => read(line) === 0 ? '—' : formatCount(read(line)),
})

export function sedeColumns(turnoId: string, now: Instant): Column<SedeLine>[] {
  return [
    {
      key: 'sede', header: 'Sede', rowHeader: true, width: 'min-w-72',
      cell: ({ code, name, city }) => (
        <>
          <Link to={`/admin/turno/${turnoId}/sede/${encodeURIComponent(code)}`}>{name}</Link>
          <span className="block font-normal text-grey">{city}</span>
        </>
      ),
    },
    { key: 'matter', header: 'Situación', cell: (line) => <StateWord {...lookOf(line)} /> },
    figure('expected', 'Esperados', ({ expected }) => expected),
    figure('toCome', 'Por llegar', ({ counts }) => counts.expected),
    figure('waiting', 'En sala', ({ counts }) => counts.admitted),
    figure('inExam', 'En examen', ({ counts }) => counts.inProgress),
    figure('ended', 'Terminaron', ({ counts }) => counts.handedIn + counts.closed),
    figure('incidents', 'Incidencias', ({ counts }) => counts.denied + counts.cancelled),
    {
      key: 'connected', header: 'Conectados', align: 'end',
      cell: ({ connected, present }) => present === 0 ? '—' : `${formatCount(connected)} de ${formatCount(present)}`,
    },
    {
      key: 'rate', header: 'Por segundo', align: 'end',
      cell: ({ saveRate }) => saveRate === 0 ? '—' : saveRate.toFixed(1),
    },
    {
      key: 'silence', header: 'Mayor silencio',
      cell: ({ silentSince }) => silentSince === null ? '—' : formatDuration(durationBetween(silentSince, now)),
    },
    figure('review', 'Por revisar', ({ quarantined }) => quarantined),
  ]
}

function lookOf({ outage, lost, unopened, quarantined, counts, supervisors, actaAt }: SedeLine): StateWordProps {
  if (outage !== null) {
    const since = `${OUTAGE_WORDS[outage.kind]}: falla desde ${formatTime(outage.since)}`
    return {
      shape: 'triangle', tone: 'danger',
      children: lost > 0 ? `${since}, ${formatCounted(lost, 'sin conexión', 'sin conexión')}` : since,
    }
  }
  if (lost > 0) {
    return { shape: 'triangle', tone: 'danger', children: formatCounted(lost, 'sin conexión', 'sin conexión') }
  }
  if (unopened > 0) return { shape: 'triangle', tone: 'attention', children: `${formatCount(unopened)} sin abrir` }
  if (supervisors === 0) return { shape: 'triangle', tone: 'danger', children: 'Sin supervisor' }
  if (quarantined > 0) return { shape: 'half', tone: 'attention', children: 'Por revisar' }
  const incidents = counts.denied + counts.cancelled
  if (incidents > 0) {
    return { shape: 'cross', tone: 'attention', children: formatCounted(incidents, 'incidencia', 'incidencias') }
  }
  if (actaAt !== null) return { shape: 'check', children: 'Acta completa' }
  return { shape: 'check', tone: 'success', children: 'Sin novedad' }
}
