/** Why a file could not be read as a table, in Spanish, with what to do. */
import type { TableFault } from './read-csv.server.ts'

export function describeTableFault(fault: TableFault): string {
  switch (fault.problem) {
    case 'EMPTY':
      return 'Elija un archivo CSV con al menos un renglón, o pegue su contenido.'
    case 'COLUMN_MISSING':
      return `Falta la columna «${fault.column}» en el primer renglón. Use la plantilla.`
    case 'ROW_BROKEN':
      return `El renglón ${fault.line} no se entiende: revise las comillas. Nada se guardó.`
    case 'TOO_LONG':
      return `El archivo tiene más de ${fault.most} renglones: divídalo.`
  }
}
