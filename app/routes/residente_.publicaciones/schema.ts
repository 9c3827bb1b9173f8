/** What the page of publications sends: a change of the list. What is typed of an article is judged by the rules. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const typed = (most: number) => z.string().default('').refine((text) => text.length <= most, `Use como máximo ${most} caracteres`)
  .refine(isStorable, NOT_STORABLE)

export const articleFields = z.object({
  doi: typed(250), issn: typed(40), pmid: typed(80), type: typed(40), authorPosition: typed(4), publishedOn: typed(10),
  title: typed(300), journal: typed(200),
})

const seen = z.coerce.number().int().min(0)
const position = z.coerce.number().int().min(1).max(8)

export const changeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), seen, ...articleFields.shape }),
  z.object({ intent: z.literal('replace'), seen, position, ...articleFields.shape }),
  z.object({ intent: z.literal('remove'), seen, position }),
  z.object({ intent: z.literal('file'), seen, fileId: z.uuid() }),
])

/** In the order of the page. */
export const FIELD_NAMES = ['title', 'journal', 'doi', 'issn', 'pmid', 'type', 'authorPosition', 'publishedOn'] as const
export type FieldName = (typeof FIELD_NAMES)[number]
