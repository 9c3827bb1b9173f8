/** The counts of a dry run, and what they do not yet say. */
import { Figures } from '#app/components/data/figures.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { formatCount } from '#app/labels/format-number.ts'
import type { DryRun } from './compare-standings.ts'

export function DryRunFigures({ dryRun: { placed, sat, counts } }: { dryRun: Omit<DryRun, 'moves'> }) {
  return (
    <>
      <Figures label="Lo que cambiaría" figures={[
        { label: 'presentaron la forma', count: sat },
        { label: 'suben en EFISER', count: counts.efiserUp },
        { label: 'bajan en EFISER', count: counts.efiserDown },
        { label: 'cambian de posición', count: counts.positions },
        { label: 'obtienen plaza', count: counts.seatsGained },
        { label: 'cambian de plaza', count: counts.seatsChanged },
        { label: 'pierden plaza', count: counts.seatsLost, attention: counts.seatsLost > 0 },
      ]} />
      {placed ? (
        <p className="mt-3 max-w-measure text-grey">
          Con los datos de este momento y por las mismas funciones que califican y asignan. Un empate total se resuelve
          con una semilla de simulación, igual antes y después: el sorteo real no se anticipa. Es una simulación: nada
          se publica.
        </p>
      ) : (
        <div className="mt-4">
          <Alert tone="attention" title="Aún no hay posiciones ni plazas que comparar">
            Falta calificar otros exámenes o completar datos de la entrada: hasta entonces solo se comparan aciertos,
            EFISER y PI-IMSS de las {formatCount(sat)} personas con esta forma.
          </Alert>
        </div>
      )}
    </>
  )
}
