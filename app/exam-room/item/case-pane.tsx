/** The clinical case: text as its author wrote it, and the image if there is one. */
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import { ItemImage } from './item-image.tsx'

export function CasePane({ item }: { item: PresentedItem }) {
  return (
    <div className="max-w-measure">
      {item.vignette === null ? null : <p className="exam-text whitespace-pre-line">{item.vignette}</p>}
      {item.image === null ? null : <ItemImage image={item.image} />}
    </div>
  )
}

/** Items without case and image need one pane only. */
export function hasCase(item: PresentedItem): boolean {
  return item.vignette !== null || item.image !== null
}
