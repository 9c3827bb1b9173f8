/** A person's name as it is written in full: given names, then one surname or two. */
export function fullName(givenNames: string, firstSurname: string, secondSurname: string | null): string {
  return `${givenNames} ${surnames(firstSurname, secondSurname)}`
}

/** One surname or two, as lists begin with them. */
export function surnames(first: string, second: string | null): string {
  return [first, second].filter(Boolean).join(' ')
}
