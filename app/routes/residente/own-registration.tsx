/** What was registered, with the preferences in their order. Convocatoria §2.1, §2.2 */
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { OwnParticipation } from '#app/exam-room/own-participation.server.ts'

interface OwnRegistrationProps {
  participation: OwnParticipation
  name: string
  matricula: string
}

export function OwnRegistration({ participation, name, matricula }: OwnRegistrationProps) {
  const { folio, ceme, grade, category, adscription, registeredAt, preferences } = participation
  return (
    <>
      <SummaryList rows={[
        { term: 'Folio', value: <strong className="tabular-nums">{folio}</strong> },
        { term: 'Nombre', value: name },
        { term: 'Matrícula', value: <span className="tabular-nums">{matricula}</span> },
        { term: 'Especialidad y grado', value: `${ceme}, grado ${grade}` },
        { term: 'Categoría', value: category === 'mexican' ? 'Mexicana' : 'Extranjera' },
        { term: 'Adscripción', value: adscription },
        { term: 'Último registro', value: <DateTime at={registeredAt} /> },
      ]} />
      <h3 className="mt-6 mb-2 text-lg">Preferencias, de mayor a menor</h3>
      {preferences.length === 0 ? <p>No registró preferencias: sin ellas no puede asignarse una plaza.</p> : (
        <ol className="list-decimal space-y-1 ps-6">
          {preferences.map(({ cer, sede, subsede }) => (
            <li key={`${cer} ${sede} ${subsede ?? ''}`}>
              <strong>{cer}</strong> · {sede}{subsede === null ? '' : `, ${subsede}`}
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
