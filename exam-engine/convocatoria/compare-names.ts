// When two writings of a Spanish name are the same name: accents, case, hyphens and points do not matter, Ñ is written
// N in many registers, particles (de, del, la, y) are left out or not, MA. is María, and surnames come first or last.
// What remains is compared word by word in any order. It says nothing of whether it is the same person.
import { stripAccents } from '../kernel/strip-accents.ts'

const PARTICLES = new Set([
  'DE',
  'DEL',
  'LA',
  'LAS',
  'LO',
  'LOS',
  'EL',
  'Y',
  'E',
  'MC',
  'MAC',
  'VAN',
  'VON',
  'DER',
  'DA',
  'DAS',
  'DI',
  'DO',
  'DOS',
  'DU',
])

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  MA: 'MARIA',
  MARIA: 'MARIA',
  J: 'JOSE',
  FCO: 'FRANCISCO',
  GPE: 'GUADALUPE',
}

/** The words that make the name, sorted: `María de la O Muñoz-Peña` is `MARIA MUNOZ O PENA`. */
export function nameWords(name: string): string[] {
  const words = stripAccents(name)
    .toUpperCase()
    .replaceAll(/['’`´]/g, '')
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '')
  const kept = words.filter((word) => !PARTICLES.has(word))
  return (kept.length === 0 ? words : kept).map((word) => ABBREVIATIONS[word] ?? word).sort()
}

/** The same words, as often; an empty name is no name. */
export function isSameName(left: string, right: string): boolean {
  const [mine, theirs] = [nameWords(left), nameWords(right)]
  return mine.length > 0 && mine.join(' ') === theirs.join(' ')
}

/** One of the names has all words of the other and more, and they share two words at least: a surname is missing. */
export function isPartOfName(left: string, right: string): boolean {
  const [longer, shorter] = [nameWords(left), nameWords(right)].sort((one, other) => other.length - one.length)
  if (longer === undefined || shorter === undefined || shorter.length < 2 || longer.length === shorter.length)
    return false
  const rest = [...longer]
  return shorter.every((word) => {
    const at = rest.indexOf(word)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
}
