/** The wording of the call, each clause at an address of its own, with the tables where the call prints them. */
import type { ReactNode } from 'react'
import { clauseAnchor } from '#app/call/clause.ts'
import type { CallPage } from './queries.server.ts'

interface ClauseTextsProps {
  texts: CallPage['texts']
  /** What stands below the text of a clause, by its number. */
  below: Readonly<Record<string, ReactNode>>
}

export function ClauseTexts({ texts, below }: ClauseTextsProps) {
  return (
    <div className="space-y-6">
      {texts.map((one) => <Clause key={one.clause} {...one}>{below[one.clause]}</Clause>)}
    </div>
  )
}

interface ClauseProps {
  clause: string
  title?: string | undefined
  text: string
  children?: ReactNode
}

function Clause({ clause, title, text, children }: ClauseProps) {
  const anchor = clauseAnchor(clause)
  const isChapter = !clause.includes('.')
  const heading = (
    <>
      <a href={`#${anchor}`} className="me-2 tabular-nums" aria-label={`Enlace a la cláusula ${clause}`}>§{clause}</a>
      {title}
    </>
  )
  return (
    <div id={anchor} className="scroll-mt-4 target:border-s-4 target:border-gold target:ps-4">
      {isChapter
        ? <h3 className="border-t border-line pt-6 text-lg">{heading}</h3>
        : <h4 className="font-semibold">{heading}</h4>}
      {text.split('\n\n').filter((paragraph) => paragraph !== '').map((paragraph) => (
        <p key={paragraph} className="mt-2 max-w-measure break-words">{paragraph}</p>
      ))}
      {children === undefined ? null : <div className="mt-4">{children}</div>}
    </div>
  )
}
