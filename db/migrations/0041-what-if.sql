-- What-if runs: the selection of a frozen input with another table of seats. A table of their own, which nothing that is
-- published, accepted or exported as a result reads from: a simulation can never become a result.
create table what_if (
  id uuid primary key default gen_random_uuid(),
  run_id uuid not null references selection_run,
  label text not null constraint what_if_has_label check (btrim(label) <> '' and length(label) <= 120),
  changes text not null,                   -- canonical JSON: seats of pools, before and after
  comparison text not null,                -- canonical JSON: who moves, by selection id
  input_sha256 text not null,              -- of the frozen input with these seats in it
  results_sha256 text not null,
  made_at timestamptz not null default efiser_now(),
  made_by uuid not null references person,
  constraint what_if_changes_is_list check (jsonb_typeof(changes::jsonb) = 'array'),
  constraint what_if_changes_something check (jsonb_array_length(changes::jsonb) > 0)
);
create index what_if_run on what_if (run_id, made_at);
create trigger what_if_fixed before update or delete on what_if for each row execute function refuse_change();
