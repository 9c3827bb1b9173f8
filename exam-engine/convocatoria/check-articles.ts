// Whether what a call says of publications can be done as it says: a picture no larger than is taken, and exactly the
// criteria and exclusions that evaluators answer one by one.
import { CRITERIA, EXCLUSIONS } from '../publications/judgement.ts'
import type { Finding } from './call-findings.ts'
import type { ConvocatoriaRules } from './rules.ts'

/** The most that the platform takes, of any call: 400 kb. §4.3 */
export const LARGEST_PICTURE_BYTES = 409_600

/** Convocatoria §4.3, §4.3.1, §4.3.2 */
export function checkArticles({ publicationFile, publicationPoints }: ConvocatoriaRules): Finding[] {
  const of = (code: Finding['code'], clause: string, about: string): Finding =>
    ({ code, part: 'articulos', clause, blocking: true, about })
  const { maxBytes, files, format } = publicationFile
  const isTaken = maxBytes > 0 && maxBytes <= LARGEST_PICTURE_BYTES && files === 1 && format === 'jpg'
  const said = [...publicationPoints.criteria, ...publicationPoints.notCounted].map(({ code }) => code)
  const asked: readonly string[] = [...CRITERIA, ...EXCLUSIONS]
  const apart = [...asked.filter((code) => !said.includes(code)), ...said.filter((code) => !asked.includes(code))]
  return [
    ...isTaken ? [] : [of('PICTURE_NOT_TAKEN', '4.3', String(maxBytes))],
    ...apart.length === 0 ? [] : [of('CRITERIA_APART', '4.3.1', apart.join(', '))],
  ]
}
