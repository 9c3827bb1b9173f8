/** How many saves a room sees per second, of late: a mean over some seconds, one per candidate and batch. */
const OVER_SECONDS = 10

export interface SaveRate {
  saved(room: string): void
  /** Once per second. */
  tick(): void
  of(room: string): number
}

export function createSaveRate(): SaveRate {
  /** Of each room: the second that runs, then the last ones. */
  const rooms = new Map<string, number[]>()
  return {
    saved(room) {
      const counts = rooms.get(room)
      if (counts === undefined) rooms.set(room, [1])
      else counts[0] = (counts[0] ?? 0) + 1
    },
    tick() {
      for (const [room, counts] of rooms) {
        const next = [0, ...counts].slice(0, OVER_SECONDS + 1)
        if (next.some((count) => count > 0)) rooms.set(room, next)
        else rooms.delete(room)
      }
    },
    of(room) {
      const [, ...whole] = rooms.get(room) ?? []
      return whole.reduce((sum, count) => sum + count, 0) / OVER_SECONDS
    },
  }
}
