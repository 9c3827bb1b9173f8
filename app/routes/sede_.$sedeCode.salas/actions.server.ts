/** Saves or removes a room, or states the telephone of the sede. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { openSede, type SedeArgs } from '#app/rooms/open-sede.server.ts'
import { addRoom, changeRoom, removeRoom, setSedePhone } from '#app/use-cases/arrange-rooms.server.ts'
import { roomsSchema } from './schema.ts'

export async function submitRooms(args: SedeArgs) {
  const { actor, sede } = await openSede(args)
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: roomsSchema })
  const intent = form.get('intent') === 'phone' ? 'phone' as const : 'room' as const
  if (submission.status !== 'success') return data({ intent, result: submission.reply() }, { status: 422 })
  const { value } = submission
  const { services } = args.context
  const act = () => {
    switch (value.intent) {
      case 'phone':
        return setSedePhone(services, actor, { sedeCode: sede.code, phone: value.phone === '' ? null : value.phone })
      case 'remove':
        return removeRoom(services, actor, { sedeCode: sede.code, roomId: value.roomId })
      case 'save': {
        const { roomId, name, capacity, machines = null, accessible } = value
        const room = { name, capacity, machines, accessible }
        return roomId === undefined
          ? addRoom(services, actor, { sedeCode: sede.code, room })
          : changeRoom(services, actor, { sedeCode: sede.code, roomId, room })
      }
    }
  }
  const done = await act()
  if (done.ok) throw redirect(`/sede/${sede.code}/salas`)
  const text = describeRefusal(done)
  const field = FIELDS[done.refusal]
  const result = field === undefined
    ? submission.reply({ formErrors: [text] }) : submission.reply({ fieldErrors: { [field]: [text] } })
  return data({ intent, result }, { status: refusalStatus(done.refusal) })
}

const FIELDS: Readonly<Record<string, string>> = { ROOM_NAME_TAKEN: 'name', ROOM_TOO_SMALL: 'capacity' }
