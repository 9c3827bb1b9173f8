/** Whether the sealed paper is on this machine, before the exam opens. */
import { FileLock2, LoaderCircle } from 'lucide-react'
import { Icon } from '../../components/icon/icon.tsx'

/** `opensHere`: with the supervisor's code it opens without net too. */
export function PaperCheck({ held, opensHere }: { held: boolean, opensHere: boolean }) {
  return (
    <p role="status" className={`flex items-center gap-3 border-s-4 px-4 py-3 font-semibold ${held
      ? 'bg-green-wash border-green' : 'bg-sunken border-grey'}`}>
      <Icon icon={held ? FileLock2 : LoaderCircle} />
      {held
        ? `Examen descargado y sellado. Se abre a la hora del turno${opensHere ? ', también si se va la red' : ''}.`
        : 'El examen sellado se descarga solo antes de la hora. No tiene que hacer nada.'}
    </p>
  )
}
