/** The area of the coordination: its pages side by side. Every page and act below asks for the role again. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { AreaNav } from '#app/components/page/area-nav.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { AREA } from './area.ts'

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return null
}

export default function AdminArea() {
  return (
    <>
      <AreaNav label="Administración" groups={AREA} />
      <Outlet />
    </>
  )
}
