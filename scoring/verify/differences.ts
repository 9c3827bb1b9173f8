// Where two JSON values differ, field by field, so that a wrong results file can be read and not only rejected.
import { pathInto } from '../package/problems.ts'

/** `undefined` stands for a field that is not there at all. */
export type Difference = { readonly path: string; readonly expected: unknown; readonly found: unknown }

/** Every place where `found` differs from `expected`, in the order of the expected value; surplus fields follow. */
export function findDifferences(expected: unknown, found: unknown, path = ''): Difference[] {
  if (Object.is(expected, found)) return []
  if (!isContainer(expected) || !isContainer(found) || Array.isArray(expected) !== Array.isArray(found)) {
    return [{ path, expected, found }]
  }
  const differences: Difference[] = []
  const compareAt = (key: string) => {
    const step = Array.isArray(expected) ? Number(key) : key
    for (const difference of findDifferences(own(expected, key), own(found, key), pathInto(path, step))) {
      differences.push(difference)
    }
  }
  Object.keys(expected).forEach(compareAt)
  Object.keys(found).filter((key) => !Object.hasOwn(expected, key)).forEach(compareAt)
  return differences
}

type Container = Readonly<Record<string, unknown>>

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null
}

function own(container: Container, key: string): unknown {
  return Object.hasOwn(container, key) ? container[key] : undefined
}
