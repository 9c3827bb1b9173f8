/** The connection to the server in one line, before the exam opens. */
import { CircleCheck, CloudOff, LoaderCircle } from 'lucide-react'
import { Icon } from '../../components/icon/icon.tsx'

/** Of the line to the server: `ready` when it answered for this attempt. */
export type LineState = 'connecting' | 'ready' | 'lost'

const LINES = {
  ready: { icon: CircleCheck, text: 'Conexión con el servidor: lista', look: 'bg-green-wash border-green' },
  connecting: { icon: LoaderCircle, text: 'Conectando con el servidor…', look: 'bg-sunken border-grey' },
  lost: {
    icon: CloudOff,
    text: 'Sin conexión. Se reintenta solo; si sigue así, levante la mano.',
    look: 'bg-gold-wash border-gold',
  },
} as const

export function LineCheck({ line }: { line: LineState }) {
  const { icon, text, look } = LINES[line]
  return (
    <p role="status" className={`flex items-center gap-3 border-s-4 px-4 py-3 font-semibold ${look}`}>
      <Icon icon={icon} />{text}
    </p>
  )
}
