/** The item file that the bank takes: one, of a size that an exam's whole bank fits into several times. */
import { z } from 'zod'

export const LARGEST_FILE_BYTES = 8 * 1024 * 1024

const NO_FILE = 'Elija un archivo de reactivos'

/** A form without a chosen file sends one without a name. */
export const itemsFileSchema = z.object({
  file: z.instanceof(File, { message: NO_FILE })
    .refine(({ name }) => name !== '', { message: NO_FILE, abort: true })
    .refine(({ size }) => size > 0, 'El archivo está vacío: elija otro')
    .refine(({ size }) => size <= LARGEST_FILE_BYTES, 'El archivo pasa de 8 MB: divídalo en varios'),
})
