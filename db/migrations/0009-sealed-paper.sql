-- The sealed paper of each form: what candidates fetch before T0. It is made once,
-- so that every node serves the same bytes; the key that opens it is not in the
-- database (app/keys).

create table sealed_paper (                -- app/sealed-paper/format.ts
  form_id uuid primary key references form,
  version integer not null,                -- of the package's format
  content_sha256 text not null,            -- of the text inside
  key_id text not null constraint sealed_paper_key_id_form check (key_id ~ '^[0-9a-f]{16}$'),  -- names the key, tells nothing of it
  bytes bytea not null,
  sha256 text not null constraint sealed_paper_whole check (sha256 = encode(sha256(bytes), 'hex')),
  sealed_at timestamptz not null
);

create trigger sealed_paper_frozen before update or delete on sealed_paper
  for each row execute function refuse_change();

create function guard_sealed_paper() returns trigger language plpgsql as $$
begin
  if new.content_sha256 is distinct from (select content_sha256 from public.form where id = new.form_id) then
    raise exception 'a sealed paper holds the content of its form'
      using errcode = 'check_violation', constraint = 'sealed_paper_of_its_form';
  end if;
  return new;
end $$;
create trigger sealed_paper_of_its_form before insert on sealed_paper
  for each row execute function guard_sealed_paper();
