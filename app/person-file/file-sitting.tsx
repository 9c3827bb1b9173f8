/** Where the exam of a person stands, and the seat once results are open. No answer, no score. */
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { describeState } from '#app/board/state-words.ts'
import { SEAT_WORDS } from './file-words.ts'
import type { PersonFile } from './read-file.server.ts'

export function Sitting({ file: { sitting, seat } }: { file: PersonFile }) {
  if (sitting === null) return <p>No tiene un examen programado.</p>
  const { word, shape, tone } = describeState(sitting.state, 'ahead')
  const { turno, startsAt, sede, city, admittedAt, startedAt, finishedAt, answeredCount, itemCount } = sitting
  const moment = (at: typeof startedAt) => at === null ? 'No' : <DateTime at={at} form="short" />
  return (
    <SummaryList rows={[
      { term: 'Examen', value: `${sitting.ceme} ${String(sitting.grade)}` },
      { term: 'Situación', value: <StateWord shape={shape} tone={tone}>{word}</StateWord> },
      { term: 'Turno', value: <>Turno {turno}, <DateTime at={startsAt} /></> },
      { term: 'Sede', value: `${sede}, ${city}` },
      { term: 'Admitido', value: moment(admittedAt) },
      { term: 'Abrió el examen', value: moment(startedAt) },
      { term: 'Terminó', value: moment(finishedAt) },
      ...(answeredCount === null ? [] : [{ term: 'Contestadas', value: `${String(answeredCount)} de ${String(itemCount)}` }]),
      ...(seat === null ? [] : [{
        term: 'Plaza',
        value: `${seat.cer}, ${seat.sede}${seat.subsede === null ? '' : `, ${seat.subsede}`}. ${SEAT_WORDS[seat.state]}`,
      }]),
    ]} />
  )
}
