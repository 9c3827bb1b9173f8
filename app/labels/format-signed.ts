/** A difference of counts with its sign: "+2", "−1", "0". */
import { formatCount } from './format-number.ts'

export function formatSigned(difference: number): string {
  if (difference === 0) return '0'
  return `${difference > 0 ? '+' : '−'}${formatCount(Math.abs(difference))}`
}
