/** Smaller and larger text of the exam, 100 to 200 %. */
import { AArrowDown, AArrowUp } from 'lucide-react'
import { buttonClasses } from '../../components/actions/button-look.ts'
import { Icon } from '../../components/icon/icon.tsx'
import { stepTextSize, TEXT_SIZES, type TextSize } from './text-size.ts'

interface TextSizeControlProps {
  size: TextSize
  onSize: (size: TextSize) => void
}

export function TextSizeControl({ size, onSize }: TextSizeControlProps) {
  return (
    <div role="group" aria-label="Tamaño del texto" className="flex items-center gap-1">
      <button
        type="button"
        className={`${buttonClasses({ look: 'secondary' })} aria-disabled:opacity-45`}
        aria-disabled={size === TEXT_SIZES[0]}
        onClick={() => { onSize(stepTextSize(size, -1)) }}
      >
        <Icon icon={AArrowDown} /> Texto menor
      </button>
      <output className="w-14 text-center tabular-nums">{size} %</output>
      <button
        type="button"
        className={`${buttonClasses({ look: 'secondary' })} aria-disabled:opacity-45`}
        aria-disabled={size === TEXT_SIZES.at(-1)}
        onClick={() => { onSize(stepTextSize(size, 1)) }}
      >
        <Icon icon={AArrowUp} /> Texto mayor
      </button>
    </div>
  )
}
