/** Joins maps that are kept apart by room into one. A key that stands in two of them does not compile. */

/** The keys that stand in more than one of the maps. */
type Repeated<Rooms extends readonly object[], Seen = never> = Rooms extends readonly [infer First, ...infer Rest extends readonly object[]]
  ? (keyof First & Seen) | Repeated<Rest, Seen | keyof First>
  : never

/** Asks nothing of maps that are apart; of others something that no map has, named after what stands twice. */
type Apart<Rooms extends readonly object[]> = [Repeated<Rooms>] extends [never] ? unknown : { readonly standsTwice: Repeated<Rooms> }

type Joined<Rooms extends readonly object[]> = Rooms extends readonly [infer First, ...infer Rest extends readonly object[]]
  ? First & Joined<Rest>
  : unknown

export function joinRooms<Rooms extends readonly object[]>(...rooms: Rooms & Apart<Rooms>): Joined<Rooms> {
  return Object.assign({}, ...rooms) as Joined<Rooms>
}
