/**
 * The Config Key of Safe Exam Browser, as its developer documentation specifies it ("SEB Config Key"): SHA-256 of the
 * settings as "SEB-JSON", keys sorted without regard to case, without originatorVersion and empty dictionaries, nothing
 * escaped, no white space. What a page or request shows is never the key, but its hash with an address.
 */
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'

export type SebValue = boolean | number | string | readonly SebValue[] | SebSettings
export interface SebSettings {
  readonly [key: string]: SebValue
}

/** Throws on what would need escaping: two readers could understand it differently. */
export function toSebJson(settings: SebSettings): string {
  return writeValue(Object.fromEntries(Object.entries(settings).filter(([key]) => key !== 'originatorVersion')))
}

function writeValue(value: SebValue): string {
  if (typeof value === 'string') {
    if (/["\n\r\t]/.test(value)) throw new TypeError('SEB-JSON has no escapes')
    return `"${value}"`
  }
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError('settings of SEB are whole numbers')
    return String(value)
  }
  if (isList(value)) return `[${value.map(writeValue).join(',')}]`
  return `{${sortKeys(value).map((key) => `"${key}":${writeValue(value[key] ?? '')}`).join(',')}}`
}

const isList = (value: SebValue): value is readonly SebValue[] => Array.isArray(value)

/** In the order in which they are hashed; empty dictionaries fall out. */
export function sortKeys(settings: SebSettings): string[] {
  return Object.keys(settings).filter((key) => {
    const value = settings[key]
    return !(typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0)
  }).sort((left, right) => {
    const [a, b] = [left.toLowerCase(), right.toLowerCase()]
    return a < b ? -1 : a > b ? 1 : 0
  })
}

/** Lower-case hex. */
export function configKeyOf(settings: SebSettings): string {
  return sha256Hex(toSebJson(settings))
}

/** What SEB shows for an address: in `X-SafeExamBrowser-ConfigKeyHash`, and as SafeExamBrowser.security.configKey. */
export function hashForUrl(url: string, configKey: string): string {
  const [withoutFragment = ''] = url.split('#')
  return sha256Hex(withoutFragment + configKey)
}
