/** The seats of each course at each sede or subsede, in the order of the published table. Convocatoria §5.2, §2.2 D */
import { z } from 'zod'
import { poolName } from '#exam-engine/convocatoria/check-seats.ts'
import { countOf, definePart, dropRow, lineOf, putRow } from './part.ts'

const SEATS = 'Escriba plazas enteras, de 0 a 200'

export const poolSchema = z.object({
  cer: lineOf('Elija el curso'), sede: lineOf('Elija la sede'), subsede: lineOf('Escriba la subsede').optional(),
  seats: countOf(SEATS, 0, 200), foreignMax: countOf('Escriba el máximo, de 0 a 200, o déjelo vacío', 0, 200).optional(),
})

export const seatsPart = definePart({
  title: 'Plazas', lead: 'Por curso y sede. También se cargan de un archivo CSV o de Excel.',
  fields: [
    {
      name: 'cer', label: 'Curso', kind: 'select',
      choices: ({ rules }) => rules.courses.map(({ cer }) => ({ value: cer, label: cer })),
    },
    {
      name: 'sede', label: 'Sede', kind: 'select',
      choices: ({ sedes }) => sedes.map(({ code, name, city }) => ({ value: code, label: `${name}, ${city} (${code})` })),
    },
    { name: 'subsede', label: 'Subsede', kind: 'line', optional: true },
    { name: 'seats', label: 'Plazas', kind: 'number' },
    { name: 'foreignMax', label: 'De ellas, máximo para extranjeros', kind: 'number', optional: true },
  ],
  schema: poolSchema,
  list: {
    noun: 'plazas', headers: ['Curso', 'Sede', 'Subsede', 'Plazas', 'Extranjeros'],
    rows: ({ pools }) => pools.map((pool) => ({
      key: poolName(pool),
      cells: [pool.cer, pool.sede, pool.subsede ?? '', String(pool.seats), String(pool.foreignMax ?? '')],
    })),
    remove: (document, key) => ({ ...document, pools: dropRow(document.pools, poolName, key) }),
  },
  read: ({ pools }, key) => {
    if (key === null) return {}
    const pool = pools.find((one) => poolName(one) === key)
    return pool === undefined ? undefined : {
      cer: pool.cer, sede: pool.sede, subsede: pool.subsede ?? '', seats: String(pool.seats),
      foreignMax: String(pool.foreignMax ?? ''),
    }
  },
  write: (document, key, { subsede, foreignMax, ...pool }) => ({
    ...document,
    pools: putRow(document.pools, poolName, key, { ...pool, subsede: subsede ?? null, foreignMax: foreignMax ?? null }),
  }),
})
