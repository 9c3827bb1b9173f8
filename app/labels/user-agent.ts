/** A browser and its system in words, as one recognises the own machine; "Navegador desconocido" where nothing fits. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/SEB\//, 'Safe Exam Browser'], [/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'], [/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Mac OS X/, 'macOS'], [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

export function describeUserAgent(userAgent: string | null): string {
  const find = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1]
  const browser = find(BROWSERS) ?? 'Navegador desconocido'
  const system = find(SYSTEMS)
  return system === undefined ? browser : `${browser} en ${system}`
}

/**
 * Whether it is a telephone or a tablet, by what the browser says of itself (`Sec-CH-UA-Mobile`, then its name). A tablet
 * that calls itself a computer is known by its narrow screen, on the page. §5.11
 */
export function isHandheld(headers: Headers): boolean {
  if (headers.get('Sec-CH-UA-Mobile') === '?1') return true
  return /Android|iPhone|iPad|iPod|Mobile|Tablet|Silk/i.test(headers.get('User-Agent') ?? '')
}

/** As people write it: IPv4 without the IPv6 form that a socket reports it in. */
export const describeAddress = (address: string | null): string => address?.replace(/^::ffff:/, '') ?? 'sin dirección'
