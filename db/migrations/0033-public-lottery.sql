-- The public lottery for full ties (SCORING: order): fixed with the frozen input, before its beacon speaks. The
-- commitment is one text whose bytes are hashed; the secret waits sealed, its key outside the database.

create table lottery (
  run_id uuid primary key references selection_run,
  convocatoria_id text not null references convocatoria,
  number integer not null constraint lottery_number_positive check (number >= 1),
  commitment text not null,                -- canonical JSON, efiser-lottery-commitment/1
  commitment_sha256 text not null,
  frozen_input_sha256 text not null,
  secret_sha256 text not null constraint lottery_secret_sha256_form check (secret_sha256 ~ '^[0-9a-f]{64}$'),
  sealed_secret bytea not null,
  committed_at timestamptz not null,
  committed_by uuid not null references person,
  chain text not null constraint lottery_chain_known
    check (chain in ('drand-quicknet', 'drand-default', 'efiser-faro-de-prueba')),
  beacon_at timestamptz not null,
  fallback_at timestamptz not null,
  state text not null default 'committed' constraint lottery_state_known
    check (state in ('committed', 'fallbackAsked', 'drawn')),
  fallback_asked_at timestamptz,
  fallback_asked_by uuid references person,
  fallback_reason text,
  drawn_at timestamptz,
  drawn_by uuid references person,
  source text constraint lottery_source_known check (source in ('beacon', 'fallback')),
  signature text,
  beacon_value text,
  secret text,
  seed text,
  record text,                             -- canonical JSON, efiser-lottery/1
  seeded_input text,                       -- the frozen input with the seed put in
  seeded_input_sha256 text,
  constraint lottery_number_once unique (convocatoria_id, number),
  constraint lottery_commitment_of_its_bytes
    check (commitment_sha256 = encode(sha256(convert_to(commitment, 'UTF8')), 'hex')),
  constraint lottery_committed_before_beacon check (committed_at < beacon_at),
  constraint lottery_fallback_after_beacon check (beacon_at < fallback_at),
  constraint lottery_fallback_whole check (num_nulls(fallback_asked_at, fallback_asked_by, fallback_reason) in (0, 3)),
  constraint lottery_fallback_not_early check (fallback_asked_at >= fallback_at),
  constraint lottery_fallback_has_reason check (btrim(fallback_reason) <> '' and char_length(fallback_reason) <= 1000),
  constraint lottery_state_follows check (case state
    when 'committed' then fallback_asked_at is null and drawn_at is null
    when 'fallbackAsked' then fallback_asked_at is not null and drawn_at is null
    else drawn_at is not null end),
  constraint lottery_drawn_whole check (num_nulls(drawn_at, drawn_by, source, signature, beacon_value, secret, seed,
    record, seeded_input, seeded_input_sha256) in (0, 10)),
  constraint lottery_drawn_after_beacon check (drawn_at >= beacon_at),
  constraint lottery_fallback_by_two check (source <> 'fallback'
    or (fallback_asked_by is not null and fallback_asked_by <> drawn_by)),
  constraint lottery_value_of_signature check (beacon_value = encode(sha256(decode(signature, 'hex')), 'hex')),
  constraint lottery_secret_as_committed check (secret_sha256 = encode(sha256(decode(secret, 'hex')), 'hex')),
  constraint lottery_seed_of_its_parts check (seed = encode(sha256(decode(beacon_value || secret, 'hex')), 'hex')),
  constraint lottery_input_of_its_bytes
    check (seeded_input_sha256 = encode(sha256(convert_to(seeded_input, 'UTF8')), 'hex')),
  constraint lottery_input_has_seed check (seeded_input::jsonb #>> '{rules,lotterySeed}' = seed)
);

create table lottery_step (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
insert into lottery_step (from_state, to_state) values
  ('committed', 'fallbackAsked'), ('committed', 'drawn'), ('fallbackAsked', 'drawn');

-- A commitment is of now, of the frozen input, and its beacon is a real one unless this is a demonstration.
create function guard_new_lottery() returns trigger language plpgsql as $$
begin
  if new.committed_at > efiser_now() or new.committed_at < efiser_now() - interval '1 minute' then
    raise exception 'a lottery is committed now' using errcode = 'check_violation', constraint = 'lottery_committed_now';
  end if;
  if new.state <> 'committed' then
    raise exception 'a lottery begins committed' using errcode = 'check_violation', constraint = 'lottery_begins_committed';
  end if;
  if not exists (select 1 from public.selection_run r where r.id = new.run_id
      and r.convocatoria_id = new.convocatoria_id and r.input_sha256 = new.frozen_input_sha256
      and r.input::jsonb #>> '{rules,lotterySeed}' is null) then
    raise exception 'a lottery is of the frozen input' using errcode = 'check_violation', constraint = 'lottery_of_frozen_input';
  end if;
  if new.chain = 'efiser-faro-de-prueba' and not exists (select 1 from public.demo_marker) then
    raise exception 'the test beacon decides nothing here'
      using errcode = 'check_violation', constraint = 'lottery_test_beacon_in_demo_only';
  end if;
  return new;
end $$;
create trigger lottery_new before insert on lottery for each row execute function guard_new_lottery();

create function guard_lottery() returns trigger language plpgsql as $$
begin
  if (new.run_id, new.convocatoria_id, new.number, new.commitment, new.frozen_input_sha256, new.secret_sha256,
      new.sealed_secret, new.committed_at, new.committed_by, new.chain, new.beacon_at, new.fallback_at)
     is distinct from (old.run_id, old.convocatoria_id, old.number, old.commitment, old.frozen_input_sha256,
      old.secret_sha256, old.sealed_secret, old.committed_at, old.committed_by, old.chain, old.beacon_at, old.fallback_at)
     or (old.fallback_asked_at is not null and (new.fallback_asked_at, new.fallback_asked_by, new.fallback_reason)
      is distinct from (old.fallback_asked_at, old.fallback_asked_by, old.fallback_reason)) then
    raise exception 'what was committed does not change'
      using errcode = 'check_violation', constraint = 'lottery_commitment_fixed';
  end if;
  if not exists (select 1 from public.lottery_step where from_state = old.state and to_state = new.state) then
    raise exception 'lottery: no step from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'lottery_step_known';
  end if;
  if new.drawn_at > efiser_now() or new.fallback_asked_at > efiser_now() then
    raise exception 'nothing is drawn ahead of its time'
      using errcode = 'check_violation', constraint = 'lottery_drawn_now';
  end if;
  return new;
end $$;
create trigger lottery_guard before update on lottery for each row execute function guard_lottery();
create trigger lottery_no_delete before delete on lottery for each row execute function refuse_change();

-- Results need a drawn lottery: whether a tie needs it is known to nobody before.
create function refuse_run_without_lottery() returns trigger language plpgsql as $$
begin
  if old.results is null and new.results is not null and not exists (
      select 1 from public.lottery l where l.run_id = new.id and l.state = 'drawn'
      and new.results::jsonb ->> 'inputSha256' = l.seeded_input_sha256) then
    raise exception 'a selection runs on the input with the drawn seed'
      using errcode = 'check_violation', constraint = 'selection_run_after_lottery';
  end if;
  return new;
end $$;
create trigger selection_run_after_lottery before update on selection_run
  for each row execute function refuse_run_without_lottery();

-- What the freeze took in, by kind with a hash of each, and who stayed out of the package by which clause. No person.
create table selection_ledger (
  run_id uuid primary key references selection_run,
  inputs text not null,                    -- canonical JSON, efiser-inputs/1
  inputs_sha256 text not null,
  left_out text not null,                  -- canonical JSON: selection ids with reason and clause
  constraint selection_ledger_of_its_bytes
    check (inputs_sha256 = encode(sha256(convert_to(inputs, 'UTF8')), 'hex'))
);
create trigger selection_ledger_fixed before update or delete on selection_ledger
  for each row execute function refuse_change();
