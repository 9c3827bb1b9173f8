/** Why a file could not be read as a table, in Spanish, with what to do. */
import type { TableFault } from './read-csv.server.ts'

/** Of a file that says it is a workbook and cannot be read as one. */
export const WORKBOOK_BROKEN =
  'El libro de Excel no se puede leer. Guárdelo como .xlsx sin contraseña, o como CSV, y elíjalo de nuevo.'

export function describeTableFault(fault: TableFault): string {
  switch (fault.problem) {
    case 'EMPTY':
      return 'Elija un archivo CSV o de Excel con al menos un renglón, o pegue su contenido.'
    case 'COLUMN_MISSING':
      return `Falta la columna «${fault.column}» en el primer renglón. Use la plantilla.`
    case 'ROW_BROKEN':
      return `El renglón ${fault.line} no se entiende: revise las comillas. Nada se guardó.`
    case 'TOO_LONG':
      return `El archivo tiene más de ${fault.most} renglones: divídalo.`
  }
}
