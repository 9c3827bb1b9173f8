/** What was decided at the door, each with what was checked, why, and what the candidate declared. §3.1 C */
import type { CheckIn } from '#app/board/board-snapshot.ts'
import { describeDenial } from '#app/board/state-words.ts'
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'

const OUTCOMES: Record<CheckIn['outcome'], string> = {
  admitted: 'Se admitió',
  denied: 'Se negó el acceso',
  denialUndone: 'La coordinación revirtió la negativa',
}

const CHECKS = [
  ['solicitudShown', 'solicitud impresa'],
  ['idShown', 'identificación oficial'],
  ['identityMatches', 'identidad'],
] as const

export function CheckInHistory({ checkIns, zone }: { checkIns: readonly CheckIn[]; zone: string }) {
  if (checkIns.length === 0) return null
  return (
    <section aria-labelledby="registro-entrada" className="mt-4 border-t border-line pt-3">
      <h3 id="registro-entrada" className="mb-1 text-base">
        Registro de entrada
      </h3>
      <ol className="space-y-2">
        {checkIns.map((record) => (
          <li key={record.at} className="break-words">
            <p>
              <time className="tabular-nums">{formatTimeWithSeconds(record.at, zone)}</time>{' '}
              <strong className="font-semibold">{OUTCOMES[record.outcome]}</strong>
              {record.reason === null ? '' : `: ${describeDenial(record.reason).toLowerCase()}`}, {record.by}
            </p>
            <p className="text-sm">{describeChecks(record)}</p>
            {record.note === '' ? null : <p className="text-sm">Nota: «{record.note}»</p>}
            {record.outcome !== 'denied' ? null : (
              <p className="text-sm">
                {record.statement === '' ? 'La persona no declaró.' : `Declara la persona: «${record.statement}»`}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** "Comprobó: solicitud impresa, identidad", "Faltó: identificación oficial"; empty where nothing was said. */
function describeChecks(record: CheckIn): string {
  const named = (value: boolean) => CHECKS.filter(([check]) => record[check] === value).map(([, name]) => name)
  const [seen, missing] = [named(true), named(false)]
  return [
    seen.length === 0 ? '' : `Comprobó: ${seen.join(', ')}.`,
    missing.length === 0 ? '' : `Faltó: ${missing.join(', ')}.`,
  ]
    .filter((text) => text !== '')
    .join(' ')
}
