/** Whether PostgreSQL can store a text: it refuses the NUL that no keyboard makes and a script may send. */
export function isStorable(text: string): boolean {
  return !text.includes('\0')
}

export const NOT_STORABLE = 'El texto tiene un carácter invisible que no se puede guardar. Escríbalo de nuevo.'
