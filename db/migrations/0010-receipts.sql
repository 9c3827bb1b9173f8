-- Receipts and what supersedes them. Public keys stay for ever, so that an old
-- receipt can be checked after a rotation; private keys are never here. A person
-- decides on an operation in quarantine once, before marks freeze; the attempt
-- itself stays as it closed, and the mark says which answers it rests on.

create table signing_key (
  id text primary key constraint signing_key_id_form check (id ~ '^[0-9a-f]{64}$'),  -- SHA-256 of the public key (SPKI)
  purpose text not null constraint signing_key_purpose_form check (purpose ~ '^[a-z][a-zA-Z]*$'),
  public_key text not null,                -- PEM
  since timestamptz not null,
  until timestamptz
);
create unique index signing_key_one_in_use on signing_key (purpose) where until is null;

create function guard_signing_key() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.until is not null or (new.id, new.purpose, new.public_key, new.since)
      is distinct from (old.id, old.purpose, old.public_key, old.since) then
    raise exception 'a signing key is kept as it was; only its use ends, once'
      using errcode = 'check_violation', constraint = 'signing_key_append_only';
  end if;
  return new;
end $$;
create trigger signing_key_append_only before update or delete on signing_key
  for each row execute function guard_signing_key();

create table receipt (
  attempt_id uuid not null references attempt,
  version integer not null constraint receipt_version_positive check (version >= 1),
  body text not null,                      -- canonical JSON, efiser-receipt/1: what is signed
  body_sha256 text not null constraint receipt_body_unique unique,
  answers_digest text not null,
  signature text not null,                 -- base64url
  key_id text not null references signing_key,
  token text not null constraint receipt_token_unique unique
    constraint receipt_token_form check (token ~ '^[0-9a-f]{32}$'),
  issued_at timestamptz not null,
  primary key (attempt_id, version),
  constraint receipt_states_its_columns check (
    body_sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex')
    and body::jsonb ->> 'answersDigest' = answers_digest
    and body::jsonb ->> 'keyId' = key_id
    and (body::jsonb ->> 'version')::integer = version)
);
create trigger receipt_append_only before update or delete on receipt for each row execute function refuse_change();

create function check_receipt() returns trigger language plpgsql as $$
declare
  closed public.attempt%rowtype;
  previous text;
begin
  select * into closed from public.attempt where id = new.attempt_id;
  if closed.state not in ('handedIn', 'closed') then
    raise exception 'a receipt is of an exam that was handed in or closed'
      using errcode = 'check_violation', constraint = 'receipt_of_closed_attempt';
  end if;
  if new.version = 1 and new.answers_digest is distinct from closed.answers_digest then
    raise exception 'the first receipt states the answers of the close'
      using errcode = 'check_violation', constraint = 'receipt_states_the_close';
  end if;
  select body_sha256 into previous from public.receipt
    where attempt_id = new.attempt_id and version = new.version - 1;
  if new.body::jsonb ->> 'supersedes' is distinct from previous then
    raise exception 'a receipt supersedes the one before it'
      using errcode = 'check_violation', constraint = 'receipt_supersedes_the_last';
  end if;
  return new;
end $$;
create trigger receipt_check before insert on receipt for each row execute function check_receipt();

create table quarantine_decision (
  quarantine_id bigint primary key references answer_quarantine,
  verdict text not null constraint quarantine_decision_verdict_known check (verdict in ('admit', 'reject')),
  reason text not null constraint quarantine_decision_has_reason check (btrim(reason) <> ''),
  decided_at timestamptz not null,
  decided_by uuid not null references person
);
create trigger quarantine_decision_append_only before update or delete on quarantine_decision
  for each row execute function refuse_change();

create function check_quarantine_decision() returns trigger language plpgsql as $$
declare
  closed record;
begin
  select a.state, e.convocatoria_id into closed from public.answer_quarantine q
    join public.attempt a on a.id = q.attempt_id join public.exam e on e.id = a.exam_id where q.id = new.quarantine_id;
  if closed.state not in ('handedIn', 'closed') then
    raise exception 'quarantine is decided on after the exam has ended'
      using errcode = 'check_violation', constraint = 'quarantine_decision_after_the_end';
  end if;
  if exists (select 1 from public.selection_run where convocatoria_id = closed.convocatoria_id) then
    raise exception 'quarantine is decided on before a selection is frozen'
      using errcode = 'check_violation', constraint = 'quarantine_decision_before_freeze';
  end if;
  return new;
end $$;
create trigger quarantine_decision_check before insert on quarantine_decision
  for each row execute function check_quarantine_decision();

-- The digest that marking read: the last receipt's, or the mark is stale.
alter table mark add column answers_digest text;
alter table mark disable trigger mark_frozen_with_selection;
update mark set answers_digest = attempt.answers_digest from attempt
  where attempt.id = mark.attempt_id and mark.status = 'present';
alter table mark enable trigger mark_frozen_with_selection;
alter table mark add constraint mark_present_names_its_answers check (status <> 'present' or answers_digest is not null);
