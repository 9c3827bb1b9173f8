/** One choice of a select, a radio group or a group of checkboxes. */
export interface Choice {
  value: string
  label: string
  /** What choosing it means; not shown by selects. */
  hint?: string
  disabled?: boolean
}
