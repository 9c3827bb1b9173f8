/** The saves behind the answers of `sitExam`, half a minute to two minutes apart: that factory writes the answers only. */
import { openDatabase } from '#db/client.ts'
import type { DemoDatabase } from '#tests/factories/demo-database.ts'

export async function tellTimes(demo: DemoDatabase): Promise<void> {
  const { sql, close } = openDatabase({ url: demo.ownerUrl, max: 1 })
  await sql`alter table answer_history disable trigger user`
  await sql`insert into answer_history (attempt_id, seq, item_id, revision, option_id, flagged, struck, epoch, op_id,
      received_at, client_at, hash)
    select attempt_id, place, item_id, 1, option_id, false, '{}', 0, gen_random_uuid(), at, at, ''
    from (select answer.*, row_number() over own as place,
        attempt.started_at + sum(interval '30 seconds' + (abs(hashtext(answer.item_id::text || attempt_id::text)) % 90)
          * interval '1 second') over own as at
      from answer join attempt on attempt.id = answer.attempt_id
      window own as (partition by attempt_id order by item_id)) as saved`
  await sql`alter table answer_history enable trigger user`
  await close()
}
