/** The sum of the PI-IMSS, line by line, with the figures it is made of. */
import { useOverflows } from '#app/components/data/use-overflows.ts'
import { formatDecimal } from '#app/labels/format-number.ts'
import type { ResultView } from './queries.server.ts'

const TERMS = {
  efiser: 'EFISER',
  grades: 'Promedio de grados de posgrado',
  enarm: 'ENARM',
  bonus: 'Publicaciones',
} as const

export function BreakdownTable({ result }: { result: ResultView }) {
  const { frame, overflows } = useOverflows()
  const { breakdown } = result
  if (breakdown === null) return null
  const details = {
    efiser: `${result.correct ?? 0} aciertos de ${result.counted ?? 0} reactivos que cuentan`,
    grades: result.grades.map(({ year, mark }) => `${year}.º: ${shorten(mark)}`).join(' · '),
    enarm: null,
    bonus: `máximo ${result.bonusMax}`,
  }
  return (
    <>
      <div
        ref={frame} className="max-w-reading overflow-x-auto"
        {...overflows ? { role: 'region', 'aria-label': 'Desglose de su PI-IMSS', tabIndex: 0 } : {}}
      >
        <table className="w-full border-collapse tabular-nums">
          <caption className="sr-only">Desglose de su PI-IMSS</caption>
          <thead className="bg-sunken text-end">
            <tr>
              <th scope="col" className="border-y border-line px-1.5 py-2.5 sm:px-3 text-start">Criterio</th>
              <th scope="col" className="border-y border-line px-1.5 py-2.5 sm:px-3 text-end">Puntaje</th>
              <th scope="col" className="border-y border-line px-1.5 py-2.5 sm:px-3 text-end">Peso</th>
              <th scope="col" className="border-y border-line px-1.5 py-2.5 sm:px-3 text-end">Aporta</th>
            </tr>
          </thead>
          <tbody>
            {breakdown.lines.map(({ term, mark, weight, points }) => (
              <tr key={term} className="border-b border-line align-top">
                <th scope="row" className="px-1.5 py-2.5 sm:px-3 text-start font-semibold">
                  {TERMS[term]}
                  {details[term] === null ? null : <span className="block text-sm font-normal text-grey">{details[term]}</span>}
                </th>
                <td className="px-1.5 py-2.5 sm:px-3 text-end">{formatDecimal(mark)}</td>
                <td className="px-1.5 py-2.5 sm:px-3 text-end whitespace-nowrap">{weight === null ? '' : `× ${weight}`}</td>
                <td className="px-1.5 py-2.5 sm:px-3 text-end">{formatDecimal(points)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="border-b-2 border-ink text-lg">
              <th scope="row" colSpan={3} className="px-1.5 py-3 sm:px-3 text-start">PI-IMSS</th>
              <td className="px-1.5 py-3 sm:px-3 text-end font-semibold">{formatDecimal(breakdown.sum)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      {result.annulment === null ? null : <p className="mt-3 max-w-measure">{result.annulment}</p>}
    </>
  )
}

/** A grade without the zeros that its column adds: "81.4700" is the 81.47 that the professor wrote. */
function shorten(mark: string): string {
  return formatDecimal(mark.replace(/\.?0+$/, ''))
}
