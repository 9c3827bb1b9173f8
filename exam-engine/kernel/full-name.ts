/** A person's name as it is written in full: given names, then one surname or two. */
export function fullName(givenNames: string, firstSurname: string, secondSurname: string | null): string {
  return [givenNames, firstSurname, secondSurname].filter(Boolean).join(' ')
}
