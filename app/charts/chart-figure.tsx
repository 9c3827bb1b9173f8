/**
 * The frame of every chart: its title, the drawing for the eye, and beneath it
 * the same figures as a table for everybody.
 */
import type { ReactNode } from 'react'
import { useOverflows } from '#app/components/data/use-overflows.ts'

interface ChartFigureProps {
  title: string
  /** What the drawing shows, in one sentence: its reading, not its looks. */
  summary: string
  /** Heads of the table, the first for what is counted. */
  heads: readonly string[]
  rows: readonly (readonly string[])[]
  /** The table stands beneath at once, on paper too: for reports. */
  open?: boolean
  children: ReactNode
}

export function ChartFigure({ title, summary, heads, rows, open = false, children }: ChartFigureProps) {
  return (
    <figure className="border border-line bg-surface p-4 sm:p-6">
      <figcaption>
        <span className="block text-lg font-semibold">{title}</span>
        <span className="block text-grey">{summary}</span>
      </figcaption>
      <div aria-hidden className="mt-6">{children}</div>
      {open ? <FigureTable title={title} heads={heads} rows={rows} /> : (
        <details className="mt-4 border-t border-line pt-2 print:hidden">
          <summary className="inline-flex min-h-11 items-center font-semibold text-green underline underline-offset-4">
            Ver los datos en una tabla
          </summary>
          <FigureTable title={title} heads={heads} rows={rows} />
        </details>
      )}
    </figure>
  )
}

function FigureTable({ title, heads, rows }: Pick<ChartFigureProps, 'title' | 'heads' | 'rows'>) {
  const { frame, overflows } = useOverflows()
  return (
    <div
      ref={frame} className="mt-2 max-w-full overflow-x-auto print:overflow-visible"
      {...overflows ? { role: 'region', 'aria-label': title, tabIndex: 0 } : {}}
    >
      <table className="border-collapse">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th
                key={head} scope="col"
                className={`border-b border-line px-3 py-1.5 ${index === 0 ? 'text-start' : 'text-end'}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...figures]) => (
            <tr key={name} className="border-b border-line">
              <th scope="row" className="px-3 py-1.5 text-start font-normal">{name}</th>
              {figures.map((figure, index) => (
                <td key={heads[index + 1]} className="px-3 py-1.5 text-end tabular-nums">{figure}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
