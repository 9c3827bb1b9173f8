/**
 * The five tones of a message or a state. Tone is said by shape and word first;
 * colour only repeats it.
 */
export type Tone = 'neutral' | 'active' | 'success' | 'attention' | 'danger'

/** Ground, edge and text of a box in this tone. */
export const TONE_BOX: Record<Tone, string> = {
  neutral: 'bg-sunken border-grey',
  active: 'bg-green-wash border-green',
  success: 'bg-green-wash border-green',
  attention: 'bg-gold-wash border-gold',
  danger: 'bg-guinda-wash border-guinda',
}

/** The colour of the tone's drawing on its own ground. */
export const TONE_MARK: Record<Tone, string> = {
  neutral: 'text-grey',
  active: 'text-green',
  success: 'text-green',
  attention: 'text-gold',
  danger: 'text-guinda',
}
