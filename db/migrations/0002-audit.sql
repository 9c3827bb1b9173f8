-- The audit: append-only and hash-chained. The chain is made by a trigger that
-- runs as the owner, so that the app's role can add an event and nothing else.
-- payload is canonical JSON (RFC 8785) kept as text: its bytes are what is hashed.

create table audit_head (
  singleton boolean primary key default true constraint audit_head_single check (singleton),
  seq bigint not null,
  hash bytea not null constraint audit_head_hash_is_sha256 check (octet_length(hash) = 32)
);
insert into audit_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'));

create table audit_event (
  seq bigint primary key,
  at timestamptz not null,
  actor_id uuid,
  actor_role text,
  action text not null constraint audit_event_action_form check (action ~ '^[a-z][a-zA-Z]*(\.[a-z][a-zA-Z]*)+$'),
  subject_type text not null constraint audit_event_subject_type_form check (subject_type ~ '^[a-zA-Z]+$'),
  subject_id text not null constraint audit_event_subject_id_form check (subject_id !~ '[\n\r]'),
  payload text not null constraint audit_event_payload_is_json check (jsonb_typeof(payload::jsonb) = 'object' and payload !~ '[\n\r]'),
  previous_hash bytea not null,
  hash bytea not null constraint audit_event_hash_unique unique
);
create index audit_event_subject on audit_event (subject_type, subject_id, seq);
create index audit_event_actor on audit_event (actor_id, seq);
create index audit_event_action on audit_event (action, seq);

create function chain_audit_event() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  head audit_head%rowtype;
begin
  select * into head from audit_head for update;
  new.seq := head.seq + 1;
  new.at := date_trunc('milliseconds', efiser_now());
  new.previous_hash := head.hash;
  new.hash := sha256(head.hash || convert_to(concat_ws(E'\n',
    new.seq::text,
    (extract(epoch from new.at) * 1000)::bigint::text,
    coalesce(new.actor_id::text, '-'),
    coalesce(new.actor_role, '-'),
    new.action, new.subject_type, new.subject_id, new.payload), 'UTF8'));
  update audit_head set seq = new.seq, hash = new.hash;
  return new;
end $$;

create trigger audit_event_chain before insert on audit_event
  for each row execute function chain_audit_event();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = 'check_violation', constraint = tg_table_name || '_append_only';
end $$;

create trigger audit_event_append_only before update or delete on audit_event
  for each row execute function refuse_change();
create trigger audit_event_no_truncate before truncate on audit_event
  for each statement execute function refuse_change();
