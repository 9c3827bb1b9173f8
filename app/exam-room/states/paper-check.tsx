/** Whether the sealed paper is on this machine, before the exam opens. */
import { FileLock2, LoaderCircle } from 'lucide-react'
import { Icon } from '../../components/icon/icon.tsx'

export function PaperCheck({ held }: { held: boolean }) {
  return (
    <p role="status" className={`flex items-center gap-3 border-s-4 px-4 py-3 font-semibold ${held
      ? 'bg-green-wash border-green' : 'bg-sunken border-grey'}`}>
      <Icon icon={held ? FileLock2 : LoaderCircle} />
      {held
        ? 'Examen descargado y sellado. Se abre a la hora del turno.'
        : 'El examen sellado se descarga solo antes de la hora. No tiene que hacer nada.'}
    </p>
  )
}
