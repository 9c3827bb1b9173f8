/** The clinical case: text as its author wrote it, and the image if there is one. */
import type { ReactNode } from 'react'
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import { ItemImage } from './item-image.tsx'

/** `vignette` is the text of the case as the candidate has highlighted it. */
export function CasePane({ item, vignette }: { item: PresentedItem, vignette: ReactNode }) {
  return (
    <div className="max-w-measure">
      {item.vignette === null ? null : <p className="exam-text whitespace-pre-line">{vignette}</p>}
      {item.image === null ? null : <ItemImage image={item.image} />}
    </div>
  )
}

/** Items without case and image need one pane only. */
export function hasCase(item: PresentedItem): boolean {
  return item.vignette !== null || item.image !== null
}
