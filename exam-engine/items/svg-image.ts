// The image of an item: an SVG drawing as text, with its description, so that it is frozen, hashed and sealed together
// with the words. Only drawing elements are let in; scripts, events, entities, style sheets and addresses outside
// the drawing are refused, in Spanish. (The page also shows it as an <img>, where none of them would run.)
import { z } from 'zod'

const DRAWING_ELEMENTS = new Set([
  'svg', 'g', 'defs', 'title', 'desc', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text',
  'tspan', 'linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask', 'pattern', 'marker', 'use', 'symbol',
])

const MAX_SVG_CHARACTERS = 200_000

/** Why an SVG is not taken, in Spanish; null when it is a plain drawing. */
export function findSvgFault(svg: string): string | null {
  if (!/^<svg[\s>]/.test(svg) || !svg.endsWith('</svg>')) return 'debe empezar con <svg y terminar con </svg>'
  if (/<[!?]/.test(svg)) return 'no puede llevar comentarios, entidades ni instrucciones (<!, <?)'
  for (const [, name = ''] of svg.matchAll(/<\/?\s*([^\s/>]*)/g)) {
    if (!DRAWING_ELEMENTS.has(name)) return `contiene el elemento <${name}>, que no es de dibujo`
  }
  if (/[\s"'/]on[a-z]+\s*=/i.test(svg)) return 'contiene un atributo de evento (on…)'
  if (/href\s*=\s*(?!["']#)/i.test(svg)) return 'contiene un enlace hacia fuera del dibujo (href)'
  if (/url\s*\(\s*(?!["']?#)/i.test(svg)) return 'contiene una dirección hacia fuera del dibujo (url)'
  return null
}

export const svgImageSchema = z.strictObject({
  svg: z
    .string()
    .trim()
    .max(MAX_SVG_CHARACTERS, `es demasiado grande: el máximo son ${String(MAX_SVG_CHARACTERS)} caracteres`)
    .superRefine((svg, context) => {
      const fault = findSvgFault(svg)
      if (fault !== null) context.addIssue({ code: 'custom', message: fault })
    }),
  /** What a person who does not see the image needs to answer; read by screen readers. */
  alt: z.string().trim().min(1, 'falta la descripción de la imagen').max(1_000, 'la descripción es demasiado larga'),
})

export type ItemImage = Readonly<z.infer<typeof svgImageSchema>>
