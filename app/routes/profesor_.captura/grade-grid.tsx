/**
 * The sheet to fill in: a row per resident, a column per year. It is a form without script too; with it, Enter and the
 * arrows move as in a spreadsheet. What is signed is shown and takes no text.
 */
import type { KeyboardEvent } from 'react'
import { CONTROL_CLASSES } from '#app/components/fields/field-frame.tsx'
import { FieldError } from '#app/components/fields/field-error.tsx'
import type { CaptureCell, CaptureResident } from './queries.server.ts'
import { LONGEST_CELL } from './schema.ts'

const CELL = 'min-w-32 px-3 py-2.5 max-sm:flex max-sm:gap-4 max-sm:px-0'

interface GradeGridProps {
  ceme: string
  residents: readonly CaptureResident[]
  years: readonly number[]
  faults: Readonly<Record<string, string>>
  typed: Readonly<Record<string, string>>
  /** Nothing is taken any more: what was not signed shows that it is missing. */
  frozen: boolean
}

export function GradeGrid({ ceme, residents, years, faults, typed, frozen }: GradeGridProps) {
  return (
    // On a phone each row becomes a block of its cells. Wider than the screen, it scrolls to the field with the focus.
    <div className="max-w-full overflow-x-auto">
      <table className="w-full border-collapse text-start max-sm:block">
        <caption className="sr-only">Calificaciones de {ceme} por grado</caption>
        <thead className="bg-sunken max-sm:sr-only">
          <tr>
            <th scope="col" className="border-y border-line px-3 py-2.5 text-start font-semibold">
              Residente
            </th>
            {years.map((year) => (
              <th key={year} scope="col" className="border-y border-line px-3 py-2.5 text-start font-semibold">
                {year}.º
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {residents.map(({ candidateId, folio, name, grade, cells }) => (
            <tr key={candidateId} className="border-b border-line align-top max-sm:block max-sm:py-3">
              <th scope="row" className="min-w-44 px-3 py-2.5 text-start font-semibold max-sm:block max-sm:px-0">
                {name}
                <span className="block font-normal tabular-nums text-grey">
                  {folio} · grado actual {grade}.º
                </span>
              </th>
              {years.map((year, column) => {
                const cell = cells.find((one) => one.year === year)
                return (
                  <td
                    key={year}
                    className={cell === undefined ? 'max-sm:hidden' : CELL}
                  >
                    <span aria-hidden className="hidden w-10 shrink-0 text-grey max-sm:block">
                      {year}.º
                    </span>
                    {cell === undefined ? null : frozen && cell.kind !== 'signed' ? (
                      <span className="text-grey">Sin firmar: no cuenta</span>
                    ) : (
                      <div className="min-w-0">
                        <Cell
                          cell={cell}
                          column={column}
                          label={`Calificación de ${name}, ${year}.º`}
                          error={faults[cell.name]}
                          typed={typed[cell.name]}
                        />
                      </div>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps {
  cell: CaptureCell
  column: number
  label: string
  error: string | undefined
  typed: string | undefined
}

function Cell({ cell, column, label, error, typed }: CellProps) {
  if (cell.kind === 'signed')
    return (
      <span className="tabular-nums">
        {cell.grade} <span className="text-grey">firmada</span>
      </span>
    )
  if (cell.kind === 'otherBase') {
    return (
      <span className="tabular-nums">
        {cell.grade} <span className="text-grey">(cámbiela en base 100)</span>
      </span>
    )
  }
  const errorId = `${cell.name}-error`
  const noteId = `${cell.name}-note`
  return (
    <>
      <input
        id={cell.name}
        name={cell.name}
        aria-label={label}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        maxLength={LONGEST_CELL}
        defaultValue={typed ?? cell.written}
        spellCheck={false}
        data-column={column}
        aria-invalid={error === undefined ? undefined : true}
        onKeyDown={moveInColumn}
        aria-describedby={
          [error === undefined ? null : errorId, cell.grade === null ? null : noteId]
            .filter((id) => id !== null)
            .join(' ') || undefined
        }
        className={`${CONTROL_CLASSES} max-w-28 tabular-nums`}
      />
      <FieldError id={errorId} errors={error === undefined ? undefined : [error]} />
      {cell.grade === null ? null : (
        <p id={noteId} className="mt-1 text-sm text-grey">
          borrador: {cell.grade}
        </p>
      )}
    </>
  )
}

/** Enter and the arrows go up and down in the column, as in a spreadsheet. Tab keeps its own way. */
function moveInColumn(event: KeyboardEvent<HTMLInputElement>) {
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0
  if (step === 0 || event.nativeEvent.isComposing) return
  event.preventDefault()
  const form = event.currentTarget.form
  const fields = [
    ...(form?.querySelectorAll<HTMLInputElement>(`[data-column="${event.currentTarget.dataset['column'] ?? ''}"]`) ??
      []),
  ]
  const next = fields[fields.indexOf(event.currentTarget) + step]
  next?.focus()
  next?.select()
}
