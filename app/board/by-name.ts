/** The order of a roster: by surnames, then given names, as Spanish sorts them (é beside e, ñ after n). */
interface Named {
  surnames: string
  givenNames: string
}

const spanish = new Intl.Collator('es-MX')

export function compareNames(left: Named, right: Named): number {
  return spanish.compare(left.surnames, right.surnames) || spanish.compare(left.givenNames, right.givenNames)
}
