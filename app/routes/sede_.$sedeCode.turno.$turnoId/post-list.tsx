/** Who supervises the turno: each with a room or the whole sede; one more is named, or one is taken away, until T0. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import type { SeatingPage } from './queries.server.ts'
import { seatingSchema } from './schema.ts'

interface PostListProps extends Pick<SeatingPage, 'posts' | 'supervisors' | 'rooms' | 'postsOpen'> {
  result: SubmissionResult | null
}

export function PostList({ posts, supervisors, rooms, postsOpen, result }: PostListProps) {
  const everywhere = posts.some(({ roomId }) => roomId === null)
  const bare = rooms.filter(({ id, people }) => people.length > 0 && !posts.some(({ roomId }) => roomId === id))
  return (
    <>
      {everywhere || bare.length === 0 ? null : (
        <div className="mb-4">
          <Alert tone="attention" title={`Sin supervisor: ${bare.map(({ name }) => name).join(', ')}`} />
        </div>
      )}
      <ul className="mb-6 border-b border-line" aria-label="Supervisores del turno">
        {posts.map(({ id, name, room }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line py-2">
            <span><strong className="font-semibold">{name}</strong>, {room ?? 'toda la sede'}</span>
            {!postsOpen ? null : (
              <Form method="post">
                <input type="hidden" name="intent" value="dismiss" />
                <input type="hidden" name="postId" value={id} />
                <SubmitButton look="secondary" aria-label={`Quitar a ${name}`}>Quitar</SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {postsOpen ? (
        <PostForm
          key={posts.length} result={result} rooms={rooms}
          supervisors={supervisors.filter(({ id }) => !posts.some(({ personId }) => personId === id))}
        />
      ) : <p>El turno comenzó: desde entonces un supervisor entrega el turno a otro en el tablero.</p>}
    </>
  )
}

function PostForm({ supervisors, rooms, result }: Pick<PostListProps, 'supervisors' | 'rooms' | 'result'>) {
  const [form, { personId, postRoomId }] = useForm({
    id: 'supervisa',
    lastResult: result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: seatingSchema }),
  })
  if (supervisors.length === 0 && result === null) {
    return <p className="text-grey">Nadie más tiene el rol de supervisor en la sede: la coordinación lo otorga.</p>
  }
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[personId, postRoomId]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <input type="hidden" name="intent" value="post" />
        <SelectField
          field={personId} label="Quién supervisa" emptyLabel="Elija una persona"
          choices={supervisors.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          field={postRoomId} label="Dónde" emptyLabel="Toda la sede"
          choices={rooms.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <ActRow><SubmitButton look="secondary">Asignar supervisor</SubmitButton></ActRow>
      </Form>
    </>
  )
}
