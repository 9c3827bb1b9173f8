/** The sedes of a call. One that the institute knows already keeps its name: it stands for the calls before too. */
import { z } from 'zod'
import type { CallSede } from '#exam-engine/convocatoria/call-document.ts'
import { definePart, dropRow, lineOf, moveRow, putRow } from './part.ts'

const CODE = 'Escriba la clave con mayúsculas, números y guiones, por ejemplo HGR1-TIJ'
const ZONES = ['America/Mexico_City', 'America/Cancun', 'America/Chihuahua', 'America/Hermosillo', 'America/Mazatlan',
  'America/Merida', 'America/Monterrey', 'America/Tijuana', 'America/Ciudad_Juarez', 'America/Matamoros']
export const sedeSchema = z.object({
  code: z.string({ error: CODE }).trim().regex(/^[A-Z0-9-]{2,32}$/, CODE), name: lineOf('Escriba el nombre de la sede'),
  city: lineOf('Escriba la ciudad'), ooad: lineOf('Escriba el OOAD, o UMAE'),
  timeZone: z.enum(ZONES, { error: `Escriba una zona horaria: ${ZONES.join(', ')}` }),
})

const keyOf = ({ code }: CallSede) => code

export const sedesPart = definePart({
  title: 'Sedes', lead: 'Las que ya conoce el Instituto no cambian de nombre: valen también para convocatorias pasadas.',
  fields: [
    { name: 'code', label: 'Clave', kind: 'line' },
    { name: 'name', label: 'Nombre', kind: 'line' },
    { name: 'city', label: 'Ciudad', kind: 'line' },
    { name: 'ooad', label: 'OOAD', kind: 'line', hint: 'Para una unidad de alta especialidad: UMAE' },
    {
      name: 'timeZone', label: 'Zona horaria', kind: 'select',
      choices: () => ZONES.map((zone) => ({ value: zone, label: zone })),
    },
  ],
  schema: sedeSchema,
  list: {
    noun: 'una sede', headers: ['Clave', 'Nombre', 'Ciudad', 'OOAD'],
    rows: ({ sedes }) => sedes.map((sede) => ({ key: sede.code, cells: [sede.code, sede.name, sede.city, sede.ooad] })),
    move: (document, key, to) => ({ ...document, sedes: moveRow(document.sedes, keyOf, key, to) }),
    remove: (document, key) => ({ ...document, sedes: dropRow(document.sedes, keyOf, key) }),
  },
  read: ({ sedes }, key) => key === null ? { timeZone: ZONES[0] ?? '' } : sedes.find((sede) => sede.code === key),
  write: (document, key, sede) => ({ ...document, sedes: putRow(document.sedes, keyOf, key, sede) }),
})
