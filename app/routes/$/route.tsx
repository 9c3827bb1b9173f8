/** Every address that no route knows: a 404 with the document around it. */
import { notFound } from '#app/http/guards.server.ts'

export function loader() {
  throw notFound()
}

/** Never rendered: the loader always throws. It gives this route a document. */
export default function NothingHere() {
  return null
}
