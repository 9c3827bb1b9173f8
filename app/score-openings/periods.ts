/** How far back the register of openings looks. */
export const PERIODS = [
  { value: 'dia', label: 'Últimas 24 horas', hours: 24 },
  { value: 'semana', label: 'Últimos 7 días', hours: 7 * 24 },
  { value: 'mes', label: 'Últimos 30 días', hours: 30 * 24 },
] as const
