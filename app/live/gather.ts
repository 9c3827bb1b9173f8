/**
 * Lets calls that come at the same moment share one run: what arrives while a run
 * is under way goes together in the next. Nobody waits for more to come. A run
 * that fails for several is made again for each alone, so that a call fails only
 * for its own reasons.
 */

/** `run` answers in the order of its inputs, of which it gets `most` at the most. */
export function gather<I, O>(most: number, run: (inputs: readonly I[]) => Promise<readonly O[]>): (input: I) => Promise<O> {
  let waiting: Call<I, O>[] = []
  let running = false

  const runNext = async () => {
    while (waiting.length > 0) {
      const calls = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await runTogether(calls)
    }
    running = false
  }

  const runTogether = async (calls: readonly Call<I, O>[]): Promise<void> => {
    try {
      const outputs = await run(calls.map(({ input }) => input))
      if (outputs.length !== calls.length) throw new Error('a run answers each of its inputs')
      calls.forEach(({ resolve }, index) => { resolve(outputs[index] as O) })
    } catch (error) {
      if (calls.length === 1) calls[0]?.reject(error)
      else for (const call of calls) await runTogether([call])
    }
  }

  return (input) => new Promise((resolve, reject) => {
    waiting.push({ input, resolve, reject })
    if (running) return
    running = true
    setImmediate(() => { void runNext() })
  })
}

interface Call<I, O> {
  readonly input: I
  readonly resolve: (output: O) => void
  readonly reject: (error: unknown) => void
}
