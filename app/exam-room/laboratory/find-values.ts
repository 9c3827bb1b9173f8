/** The reference values that fit what was typed: every word somewhere in name, synonyms or section. */
import { simplifyText } from '#exam-engine/kernel/simplify-text.ts'
import type { ReferenceSection } from './reference-values.ts'

/** All sections when nothing was typed; sections without a value that fits are left out. */
export function findValues(sections: readonly ReferenceSection[], typed: string): ReferenceSection[] {
  const wanted = simplifyText(typed).split(/\s+/).filter((word) => word !== '')
  return sections.flatMap(({ title, values }) => {
    const fitting = values.filter(({ name, also = '' }) => {
      const text = simplifyText(`${title} ${name} ${also}`)
      return wanted.every((word) => text.includes(word))
    })
    return fitting.length === 0 ? [] : [{ title, values: fitting }]
  })
}
