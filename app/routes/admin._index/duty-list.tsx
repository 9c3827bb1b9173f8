/** The duties as a list of tasks: what, how urgent in a word and a shape, and the way to where it is done. */
import { TaskList } from '#app/components/data/task-list.tsx'
import { StateWord, type StateWordProps } from '#app/components/feedback/state-word.tsx'
import { useWithoutExams } from '#app/components/page/no-exams-note.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import type { Duty, DutyKey, DutyStatus } from './duties.ts'

const LOOKS: Record<DutyStatus, StateWordProps> = {
  late: { shape: 'triangle', tone: 'danger', children: 'Atrasado' },
  now: { shape: 'half', tone: 'attention', children: 'Por hacer' },
  ahead: { shape: 'empty', tone: 'neutral', children: 'Más adelante' },
  done: { shape: 'check', tone: 'success', children: 'Al corriente' },
}

const TITLES: Record<DutyKey, string> = {
  forms: 'Congelar las formas de examen',
  incidents: 'Revisar accesos negados',
  marking: 'Calificar los exámenes',
  freeze: 'Congelar la entrada de la selección',
  run: 'Ejecutar la selección',
  publish: 'Publicar los resultados',
  acceptance: 'Seguir la aceptación de plazas',
  resignations: 'Acusar recibo de las renuncias',
  revocations: 'Decidir las revocaciones',
}

const PLACES: Record<DutyKey, string> = {
  forms: '/admin/examenes',
  incidents: '/admin/incidencias',
  marking: '/admin/examenes',
  freeze: '/admin/seleccion',
  run: '/admin/seleccion',
  publish: '/admin/seleccion',
  acceptance: '/admin/aceptacion',
  resignations: '/admin/renuncias',
  revocations: '/admin/revocaciones',
}

export function DutyList({ duties }: { duties: readonly Duty[] }) {
  return (
    <TaskList tasks={duties.map((duty) => ({
      title: TITLES[duty.key],
      to: PLACES[duty.key],
      hint: <Hint duty={duty} />,
      state: <StateWord {...LOOKS[duty.status]} />,
    }))} />
  )
}

function Hint({ duty: { key, status, count, at } }: { duty: Duty }) {
  const withoutExams = useWithoutExams()
  const moment = at === null ? null : <DateTime at={at} form="short" />
  switch (key) {
    case 'forms':
      if (withoutExams) return <>En este periodo no hay examen.</>
      return status === 'done' ? <>Todos los exámenes tienen su forma congelada.</>
        : <>{formatCounted(count, 'examen sin forma', 'exámenes sin forma')}; el primero comienza el {moment}.</>
    case 'incidents':
      return status === 'done' ? <>Ninguno puede deshacerse ahora.</>
        : <>{formatCounted(count, 'acceso negado', 'accesos negados')} en un turno abierto, que termina el {moment}.</>
    case 'marking':
      if (withoutExams) return <>Valen las calificaciones del periodo anterior (§5.13).</>
      if (status === 'done') return <>Todos los exámenes están calificados.</>
      return status === 'ahead' ? <>El siguiente turno termina el {moment}.</>
        : <>{formatCounted(count, 'examen terminado', 'exámenes terminados')} sin calificar, desde el {moment}.</>
    case 'freeze':
      return status === 'done' ? <>La entrada está congelada: las calificaciones ya no cambian.</>
        : status === 'ahead' ? <>Cuando todos los exámenes estén calificados.</>
        : withoutExams ? <>El registro terminó: puede congelarse.</>
        : <>Todos los exámenes están calificados: puede congelarse.</>
    case 'run':
      return status === 'done' ? <>La corrida tiene resultados.</> : <>Con la entrada congelada.</>
    case 'publish':
      return status === 'done' ? <>Publicados; se abren el {moment} (§5.1).</>
        : <>Los resultados deben abrirse el {moment} (§5.1).</>
    case 'acceptance':
      if (status === 'ahead') return <>La ventana abre el {moment}.</>
      return status === 'done' ? <>La ventana cerró el {moment}; sin acción equivale a rechazo (§5.3).</>
        : <>{formatCounted(count, 'plaza sin respuesta', 'plazas sin respuesta')}; cierra el {moment}.</>
    case 'resignations':
      return status === 'done' ? <>Ninguna espera su acuse (§5.14.6).</>
        : <>{formatCounted(count, 'renuncia espera', 'renuncias esperan')} su acuse (§5.14.6); la primera se envió el {moment}.</>
    case 'revocations':
      return status === 'done' ? <>Ninguna espera a una segunda persona (§3.1 D).</>
        : <>{formatCounted(count, 'propuesta espera', 'propuestas esperan')} a una segunda persona (§3.1 D).</>
  }
}
