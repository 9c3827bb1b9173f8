/**
 * The routes that the build serves, read from its own manifest: a page that
 * somebody adds is found here without being told of.
 */
import { execFileSync } from 'node:child_process'
import path from 'node:path'

const REPOSITORY = path.resolve(import.meta.dirname, '..', '..', '..')

export interface ServedRoute {
  id: string
  /** With its parameters: "/admin/examenes/:examId". */
  path: string
  /** Ids from the root's child down to this route. */
  chain: string[]
  reads: boolean
  acts: boolean
  /** Has a face: its data is also fetched alone, as `path.data`. */
  renders: boolean
}

interface ManifestRoute {
  id: string
  parentId: string | null
  path: string | null
  index: boolean
  exports: string[]
}

/** Printed by a process of its own: the bundle is loaded by Node as the server loads it. */
const PRINT_MANIFEST = `
const { routes } = await import('./build/server/index.js')
console.log(JSON.stringify(Object.values(routes).map((route) => ({
  id: route.id, parentId: route.parentId ?? null, path: route.path ?? null, index: route.index === true,
  exports: Object.keys(route.module),
}))))`

/** Every route but the root, which has no address of its own. */
export function listServedRoutes(): ServedRoute[] {
  const node = path.join(REPOSITORY, 'node_modules', '.bin', 'node')
  const printed = execFileSync(node, ['--input-type=module', '--eval', PRINT_MANIFEST], { cwd: REPOSITORY, encoding: 'utf8' })
  const routes = JSON.parse(printed) as ManifestRoute[]
  const byId = new Map(routes.map((route) => [route.id, route]))
  const lineOf = (route: ManifestRoute): ManifestRoute[] => {
    const parent = route.parentId === null ? undefined : byId.get(route.parentId)
    return parent === undefined || parent.id === 'root' ? [route] : [...lineOf(parent), route]
  }
  return routes.filter(({ id }) => id !== 'root').map((route) => ({
    id: route.id,
    path: `/${lineOf(route).flatMap((one) => one.path ?? []).join('/')}`,
    chain: lineOf(route).map(({ id }) => id),
    reads: route.exports.includes('loader'),
    acts: route.exports.includes('action'),
    renders: route.exports.includes('default'),
  }))
}
