/**
 * Instants and lengths in words. Names of days and months are ours and the
 * figures come from Intl with an explicit zone: server and browser write the
 * same text, whatever their versions of CLDR say.
 */
import type { DurationMs, Instant } from '#exam-engine/kernel/time.ts'

/** The zone of the convocatoria: every hour it prints is in it. */
export const CENTRAL_ZONE = 'America/Mexico_City'

const WEEKDAYS = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'] as const
const MONTHS = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre',
  'noviembre', 'diciembre'] as const

/** Names as used in Mexico; a zone that is not here is named by its city. */
const ZONE_NAMES: Readonly<Record<string, string>> = {
  'America/Mexico_City': 'hora del centro',
  'America/Merida': 'hora del centro',
  'America/Monterrey': 'hora del centro',
  'America/Chihuahua': 'hora del centro',
  'America/Bahia_Banderas': 'hora del centro',
  'America/Cancun': 'hora del sureste',
  'America/Mazatlan': 'hora del Pacífico',
  'America/Hermosillo': 'hora de Sonora',
  'America/Tijuana': 'hora del noroeste',
  'America/Ciudad_Juarez': 'hora de Ciudad Juárez',
  'America/Matamoros': 'hora de la frontera noreste',
  'America/Ojinaga': 'hora de Ojinaga',
}

type CivilTime = Record<'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute' | 'second', number>

const formats = new Map<string, Intl.DateTimeFormat>()

function readCivilTime(at: number, zone: string): CivilTime {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
      hour: 'numeric', minute: 'numeric', second: 'numeric',
    })
    formats.set(zone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
  return { year, month, day, hour, minute, second, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() }
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** "29 de enero de 2024" */
export function formatDate(at: Instant, zone: string = CENTRAL_ZONE): string {
  const { day, month, year } = readCivilTime(at, zone)
  return `${day} de ${MONTHS[month - 1] ?? ''} de ${year}`
}

/** "lunes 29 de enero de 2024" */
export function formatLongDate(at: Instant, zone: string = CENTRAL_ZONE): string {
  return `${WEEKDAYS[readCivilTime(at, zone).weekday] ?? ''} ${formatDate(at, zone)}`
}

/** "09:00" */
export function formatTime(at: Instant, zone: string = CENTRAL_ZONE): string {
  const { hour, minute } = readCivilTime(at, zone)
  return `${twoDigits(hour)}:${twoDigits(minute)}`
}

/** "09:00:07" */
export function formatTimeWithSeconds(at: Instant, zone: string = CENTRAL_ZONE): string {
  return `${formatTime(at, zone)}:${twoDigits(readCivilTime(at, zone).second)}`
}

/** "lunes 29 de enero de 2024, 09:00" */
export function formatDateTime(at: Instant, zone: string = CENTRAL_ZONE): string {
  return `${formatLongDate(at, zone)}, ${formatTime(at, zone)}`
}

/** "29 ene 2024, 09:00", for tables. */
export function formatShortDateTime(at: Instant, zone: string = CENTRAL_ZONE): string {
  const { day, month, year } = readCivilTime(at, zone)
  return `${day} ${(MONTHS[month - 1] ?? '').slice(0, 3)} ${year}, ${formatTime(at, zone)}`
}

/** "lunes 29 de enero de 2024, 09:00 (hora del centro)" */
export function formatInstant(at: Instant, zone: string = CENTRAL_ZONE): string {
  return `${formatDateTime(at, zone)} (${nameZone(zone)})`
}

/** "hora del centro"; "hora de Lima" for a zone without a Mexican name. */
export function nameZone(zone: string): string {
  return ZONE_NAMES[zone] ?? `hora de ${zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')}`
}

/** True when clocks of both zones show the same at this instant. */
export function showsSameTime(at: Instant, zone: string, other: string = CENTRAL_ZONE): boolean {
  return formatDateTime(at, zone) === formatDateTime(at, other)
}

/** "2 horas 15 minutos", "1 día 3 horas", "45 segundos": the two largest units, cut, never rounded up. */
export function formatDuration(length: DurationMs): string {
  const total = Math.max(0, Math.trunc(length / 1000))
  const units = [
    { count: Math.trunc(total / 86_400), one: 'día', many: 'días' },
    { count: Math.trunc(total / 3600) % 24, one: 'hora', many: 'horas' },
    { count: Math.trunc(total / 60) % 60, one: 'minuto', many: 'minutos' },
    { count: total % 60, one: 'segundo', many: 'segundos' },
  ]
  const first = units.findIndex(({ count }) => count > 0)
  if (first === -1) return '0 segundos'
  return units.slice(first, first + 2).filter(({ count }) => count > 0)
    .map(({ count, one, many }) => `${count} ${count === 1 ? one : many}`).join(' ')
}

/** "01:12:45", from a day on "3 d 04:12:45". Rounded up to the second, so that 00:00:00 means over. */
export function formatCountdown(left: DurationMs): string {
  const total = Math.max(0, Math.ceil(left / 1000))
  const clock = [Math.trunc(total / 3600) % 24, Math.trunc(total / 60) % 60, total % 60].map(twoDigits).join(':')
  return total >= 86_400 ? `${Math.trunc(total / 86_400)} d ${clock}` : clock
}
