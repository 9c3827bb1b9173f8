/** Whether the machines and the rehearsal of a sede are enough, in one sentence each. */
import type { Instant } from '#exam-engine/kernel/time.ts'
import { Alert } from '../components/feedback/alert.tsx'
import { DateTime } from '../components/time/date-time.tsx'
import { formatCounted } from '../labels/format-number.ts'

interface MachineSummaryProps {
  machines: readonly unknown[]
  certified: number
  certifiedDays: number
  /** In the largest turno. */
  mostCandidates: number
  rehearsals: number
  lastRehearsalAt: Instant | null
}

export function MachineSummary(
  { machines, certified, certifiedDays, mostCandidates, rehearsals, lastRehearsalAt }: MachineSummaryProps,
) {
  const enough = certified >= mostCandidates
  return (
    <div className="mb-8 space-y-3">
      <Alert tone={enough ? 'success' : 'attention'} title={enough
        ? `Alcanzan: ${formatCounted(certified, 'equipo sirve', 'equipos sirven')}`
        : `Faltan ${formatCounted(mostCandidates - certified, 'equipo', 'equipos')}`}>
        {formatCounted(machines.length, 'equipo comprobado', 'equipos comprobados')}; {certified} sin fallas en los
        últimos {certifiedDays} días. El turno con más aspirantes tiene {mostCandidates}.
      </Alert>
      <Alert tone={rehearsals > 0 ? 'success' : 'attention'}
        title={rehearsals > 0 ? `${formatCounted(rehearsals, 'ensayo entregado', 'ensayos entregados')}`
          : 'Falta un ensayo completo'}>
        {lastRehearsalAt === null
          ? 'Haga al menos uno, en /ensayo, en un equipo de la sede, hasta entregar.'
          : <>El último, el <DateTime at={lastRehearsalAt} />.</>}
      </Alert>
    </div>
  )
}
