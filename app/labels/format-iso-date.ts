/** A calendar day as people write it: "2023-11-30" → "30 de noviembre de 2023". It has no time and no zone. */
const days = new Intl.DateTimeFormat('es-MX', { dateStyle: 'long', timeZone: 'UTC' })

export function formatIsoDate(date: string): string {
  return days.format(Date.parse(`${date}T00:00:00Z`))
}
