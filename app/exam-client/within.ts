/** What comes in time; otherwise, or when it fails, `without`: a disk that does not answer holds nobody up. */
export function within<T, W>(ms: number, work: Promise<T>, without: W): Promise<T | W> {
  return Promise.race([work.catch(() => without), new Promise<W>((resolve) => {
    setTimeout(() => { resolve(without) }, ms)
  })])
}
