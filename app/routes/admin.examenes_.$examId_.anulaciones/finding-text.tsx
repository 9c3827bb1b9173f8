/** One finding in a sentence, with its figures and n. */
import { Link } from '@remix-run/react'
import { formatFigure } from '#app/exam-quality/format-figure.ts'
import { formatCount } from '#app/labels/format-number.ts'
import type { FindingView } from './queries.server.ts'

export function FindingText({ finding, home }: { finding: FindingView, home: string }) {
  if (finding.finding === 'KEY_BEATEN') {
    return (
      <>
        Reactivo <Link to={`${home}/reactivos/${finding.itemId}`}>{finding.code}</Link>: en el tercio superior más
        personas eligieron un distractor que la clave, y ese distractor discrimina mejor
        (n = {formatCount(finding.n)}).
      </>
    )
  }
  return (
    <>
      La media está cerca del azar: acertaron {formatFigure(finding.right / finding.answersCounted)} de las respuestas y
      adivinando se espera {formatFigure(finding.chanceSixtieths / 60 / (finding.answersCounted / finding.n))}
      {' '}(n = {formatCount(finding.n)}).
    </>
  )
}
