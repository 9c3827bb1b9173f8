-- The ids in answers are UUIDs and are kept as such: 16 bytes instead of 37 in the
-- row, in its index entry and in the log, for each of the millions of saves of a turno.
alter table form_item
  alter column item_id type uuid using item_id::uuid,
  alter column option_ids type uuid[] using option_ids::uuid[];
alter table answer_history
  alter column item_id type uuid using item_id::uuid,
  alter column option_id type uuid using option_id::uuid,
  alter column struck type uuid[] using struck::uuid[];
alter table answer
  alter column item_id type uuid using item_id::uuid,
  alter column option_id type uuid using option_id::uuid,
  alter column struck type uuid[] using struck::uuid[];
