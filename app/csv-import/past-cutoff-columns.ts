/** The columns of a list of past cut-offs, by their heads. */
export const PAST_CUTOFF_COLUMNS = {
  cer: ['curso', 'cer'],
  sede: ['sede', 'clave'],
  subsede: ['subsede'],
  seats: ['plazas'],
  filled: ['asignadas', 'plazas asignadas'],
  last: ['ultimo pi-imss', 'ultimo pi imss', 'corte', 'puntaje de corte'],
} as const

export const PAST_CUTOFF_HEADS: readonly string[] = Object.values(PAST_CUTOFF_COLUMNS).map(([head]) => head)
