// What must hold between the fields of a package: unique folios, pools and preferences, and no more CER than allowed.
// Judged on a package whose single fields are already sound.
import { placeKey } from './place-key.ts'
import { pathInto, type Problem } from './problems.ts'
import type { PackageCandidate, Place, SelectionPackage } from './schema.ts'

/** Every breach, in the order of the file; empty for a package that can be ranked. */
export function crossCheck(input: SelectionPackage): Problem[] {
  const problems: Problem[] = []
  const folios = new Set<string>()
  input.candidates.forEach((candidate, index) => {
    const path = pathInto('candidates', index)
    if (folios.has(candidate.folio)) problems.push({ path: `${path}.folio`, code: 'REPEATED_FOLIO' })
    folios.add(candidate.folio)
    problems.push(...checkPreferences(candidate, input.rules.maxCer, `${path}.preferences`))
  })
  for (const index of repeatedPlaces(input.seats)) {
    problems.push({ path: pathInto('seats', index), code: 'REPEATED_POOL' })
  }
  return problems
}

function checkPreferences({ preferences }: PackageCandidate, maxCer: number, path: string): Problem[] {
  const problems: Problem[] = repeatedPlaces(preferences)
    .map((index) => ({ path: pathInto(path, index), code: 'REPEATED_PREFERENCE' }))
  if (preferences.length > maxCer && new Set(preferences.map(({ cer }) => cer)).size > maxCer) {
    problems.push({ path, code: 'TOO_MANY_CER' })
  }
  return problems
}

/** Indices of the places that an earlier entry has already named. */
function repeatedPlaces(places: readonly Place[]): number[] {
  const seen = new Set<string>()
  const repeated: number[] = []
  places.forEach((place, index) => {
    const key = placeKey(place)
    if (seen.has(key)) repeated.push(index)
    seen.add(key)
  })
  return repeated
}
