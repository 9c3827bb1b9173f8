// Breaks text that may change its font on the way into lines of a given width. Breaks at spaces and line feeds;
// a word wider than a whole line (a digest, an address) is cut where the line ends, so that nothing leaves the page.

/** Text in one font; `font` means nothing here but to `measure`. */
export interface Piece<F extends string = string> {
  readonly text: string
  readonly font: F
}

export type Line<F extends string = string> = readonly Piece<F>[]

/** Width of text in a font, in the unit of `width`. */
export type Measure<F extends string> = (text: string, font: F) => number

/** At least one line; every line but the last of a paragraph ends with the space it was broken at. */
export function wrapPieces<F extends string>(
  pieces: readonly Piece<F>[],
  width: number,
  measure: Measure<F>,
): Line<F>[] {
  const lines: Piece<F>[][] = [[]]
  let used = 0
  const startLine = (): void => {
    lines.push([])
    used = 0
  }
  for (const word of splitWords(pieces)) {
    if (word === 'line feed') {
      startLine()
      continue
    }
    const ink = widthOf(trimEnd(word), measure)
    if (used > 0 && used + ink > width) startLine()
    for (const piece of ink > width ? cutPieces(word, width, measure) : word) {
      const pieceWidth = measure(piece.text, piece.font)
      if (used > 0 && used + measure(piece.text.trimEnd(), piece.font) > width) startLine()
      append(lines.at(-1) ?? [], piece)
      used += pieceWidth
    }
  }
  return lines
}

/** Words with the spaces after them; a word may be of several pieces. */
function splitWords<F extends string>(pieces: readonly Piece<F>[]): (Piece<F>[] | 'line feed')[] {
  const words: (Piece<F>[] | 'line feed')[] = []
  let open: Piece<F>[] | undefined
  for (const { text, font } of pieces) {
    for (const part of text.match(/\n|[^ \n]+ *| +/g) ?? []) {
      if (part === '\n') {
        words.push('line feed')
        open = undefined
        continue
      }
      if (open === undefined) words.push(open = [])
      open.push({ text: part, font })
      if (part.endsWith(' ')) open = undefined
    }
  }
  return words
}

/** Cuts a word that fits on no line into stretches that do. */
function cutPieces<F extends string>(word: readonly Piece<F>[], width: number, measure: Measure<F>): Piece<F>[] {
  return word.flatMap(({ text, font }) => {
    const stretches = ['']
    for (const character of text) {
      const grown = `${stretches.at(-1) ?? ''}${character}`
      if (measure(grown.trimEnd(), font) > width) stretches.push(character)
      else stretches[stretches.length - 1] = grown
    }
    return stretches.map((stretch) => ({ text: stretch, font }))
  })
}

function trimEnd<F extends string>(word: readonly Piece<F>[]): Piece<F>[] {
  return word.map((piece, index) => (index === word.length - 1 ? { ...piece, text: piece.text.trimEnd() } : piece))
}

function widthOf<F extends string>(pieces: readonly Piece<F>[], measure: Measure<F>): number {
  return pieces.reduce((sum, { text, font }) => sum + measure(text, font), 0)
}

function append<F extends string>(line: Piece<F>[], piece: Piece<F>): void {
  const last = line.at(-1)
  if (last?.font === piece.font) line[line.length - 1] = { ...last, text: last.text + piece.text }
  else line.push(piece)
}
