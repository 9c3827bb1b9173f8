-- The head of the audit chain, signed once per day and kept. A hash chain alone is whole again after somebody with the
-- database in their hands rewrites it to its end; an anchor is signed by a key that is not in the database, and a copy of
-- it that left the platform cannot be rewritten at all. An anchor is of the event that announces it: the chain names its
-- anchors, and each anchor names the one before.

create table audit_anchor (
  number integer primary key constraint audit_anchor_number_positive check (number >= 1),
  day date not null constraint audit_anchor_once_a_day unique,       -- of central time
  seq bigint not null constraint audit_anchor_seq_unique unique,
  hash bytea not null constraint audit_anchor_hash_is_sha256 check (octet_length(hash) = 32),
  anchored_at timestamptz not null,
  body text not null,                      -- canonical JSON, efiser-anchor/1: what is signed
  body_sha256 text not null constraint audit_anchor_body_unique unique,
  signature text not null,                 -- base64url
  key_id text not null references signing_key,
  constraint audit_anchor_day_is_of_its_time check (day = (anchored_at at time zone 'America/Mexico_City')::date),
  constraint audit_anchor_states_its_columns check (
    body_sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex')
    and (body::jsonb ->> 'number')::integer = number
    and (body::jsonb ->> 'seq')::bigint = seq
    and body::jsonb ->> 'day' = day::text
    and body::jsonb ->> 'hash' = encode(hash, 'hex')
    and (body::jsonb ->> 'at')::timestamptz = anchored_at
    and body::jsonb ->> 'keyId' = key_id)
);

create function check_audit_anchor() returns trigger language plpgsql as $$
declare
  last record;
begin
  select number, body_sha256 into last from public.audit_anchor order by number desc limit 1;
  if new.number <> coalesce(last.number, 0) + 1 or new.body::jsonb ->> 'previous' is distinct from last.body_sha256 then
    raise exception 'an anchor follows the last one and names it'
      using errcode = 'check_violation', constraint = 'audit_anchor_follows_the_last';
  end if;
  if not exists (select 1 from public.audit_event e join public.audit_head h on h.seq = e.seq and h.hash = e.hash
      where e.seq = new.seq and e.hash = new.hash and e.at = new.anchored_at and e.action = 'audit.anchor'
        and e.subject_type = 'auditAnchor' and e.subject_id = new.number::text) then
    raise exception 'an anchor is of the head, which is the event that announces it'
      using errcode = 'check_violation', constraint = 'audit_anchor_of_the_head';
  end if;
  return new;
end $$;
create trigger audit_anchor_check before insert on audit_anchor for each row execute function check_audit_anchor();
create trigger audit_anchor_append_only before update or delete on audit_anchor
  for each row execute function refuse_change();
create trigger audit_anchor_no_truncate before truncate on audit_anchor
  for each statement execute function refuse_change();

-- An anchor is mailed to addresses that the operator names: nobody's on the roster.
alter table mail_message alter column person_id drop not null;
alter table mail_message add constraint mail_message_person_or_anchor
  check (person_id is not null or kind = 'auditAnchor');
