/** The item file that the bank takes: one, of a size that an exam's whole bank fits into several times. */
import { z } from 'zod'

export const LARGEST_FILE_BYTES = 8 * 1024 * 1024

export const itemsFileSchema = z.object({
  file: z.instanceof(File, { message: 'Elija un archivo de reactivos' })
    .refine(({ size }) => size > 0, 'El archivo está vacío: elija otro')
    .refine(({ size }) => size <= LARGEST_FILE_BYTES, 'El archivo pasa de 8 MB: divídalo en varios'),
})
