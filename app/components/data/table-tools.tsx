/**
 * Above a table: search and filters as a plain GET form, how many rows are left
 * of how many, and the export. Chosen order is kept; a new search starts at page 1.
 */
import { Form, Link, useSearchParams } from '@remix-run/react'
import { Download, Search } from 'lucide-react'
import { formatCount } from '../../labels/format-number.ts'
import { Button } from '../actions/button.tsx'
import { ButtonLink } from '../actions/button-link.tsx'
import type { Choice } from '../fields/choice.ts'
import { plainField } from '../fields/form-field.ts'
import { SelectField } from '../fields/select-field.tsx'
import { TextField } from '../fields/text-field.tsx'
import type { TableQuery } from './table-query.ts'

interface TableFilter {
  name: string
  label: string
  choices: readonly Choice[]
  /** The choice that filters nothing; "Todos" by default. */
  allLabel?: string
}

interface TableToolsProps {
  query: TableQuery
  /** Rows that fit search and filters, of rows in all. */
  shown: number
  total: number
  /** "aspirantes" */
  noun: string
  /** What the search looks into, e.g. "Folio, nombre o matrícula". Without it there is no search. */
  searchLabel?: string
  filters?: readonly TableFilter[]
  /** A CSV of what is shown; the browser downloads it. */
  exportTo?: string
}

export function TableTools({ query, shown, total, noun, searchLabel, filters = [], exportTo }: TableToolsProps) {
  const [searchParams] = useSearchParams()
  const order = searchParams.get('orden')
  const narrowed = query.search !== '' || Object.keys(query.filters).length > 0
  return (
    <div className="mb-4 print:hidden">
      <Form
        key={searchParams.toString()} method="get" role="search"
        className="flex flex-wrap items-end gap-x-4 gap-y-3"
      >
        {order === null ? null : <input type="hidden" name="orden" value={order} />}
        {searchLabel === undefined ? null : (
          <div className="grow sm:max-w-xs sm:min-w-64">
            <TextField field={plainField('q', query.search)} type="search" label={searchLabel} />
          </div>
        )}
        {filters.map(({ name, label, choices, allLabel = 'Todos' }) => (
          <div key={name} className="grow sm:max-w-56">
            <SelectField
              field={plainField(name, query.filters[name] ?? '')}
              label={label} choices={choices} emptyLabel={allLabel}
            />
          </div>
        ))}
        {searchLabel === undefined && filters.length === 0 ? null : (
          <Button type="submit" look="secondary" icon={Search}>Buscar</Button>
        )}
        {exportTo === undefined ? null : (
          <div className="sm:ms-auto">
            <ButtonLink to={exportTo} look="quiet" icon={Download} reloadDocument download>Descargar CSV</ButtonLink>
          </div>
        )}
      </Form>
      <p role="status" className="mt-3 flex flex-wrap items-center gap-x-4">
        <span className="tabular-nums">
          {shown === total ? `${formatCount(total)} ${noun}` : `${formatCount(shown)} de ${formatCount(total)} ${noun}`}
        </span>
        {narrowed ? <Link to="." className="inline-flex min-h-11 items-center">Quitar búsqueda y filtros</Link> : null}
      </p>
    </div>
  )
}
