-- The audit package of a run: one file, built when the run is done, its bytes fixed from then on; and the salt of each
-- candidate's leaf, which leaves this table for its owner alone.

create table audit_package (
  run_id uuid primary key references selection_run,
  bytes bytea not null,
  sha256 text not null,
  manifest_sha256 text not null constraint audit_package_manifest_form check (manifest_sha256 ~ '^[0-9a-f]{64}$'),
  tree_head text not null constraint audit_package_head_form check (tree_head ~ '^[0-9a-f]{64}$'),
  tree_size integer not null constraint audit_package_size_from_zero check (tree_size >= 0),
  key_id text not null references signing_key,
  built_at timestamptz not null,
  constraint audit_package_of_its_bytes check (sha256 = encode(sha256(bytes), 'hex'))
);
alter table audit_package alter column bytes set storage external;
create trigger audit_package_fixed before update or delete on audit_package
  for each row execute function refuse_change();

create table selection_leaf (
  run_id uuid not null references selection_run,
  candidate_id uuid not null references candidate,
  leaf integer not null constraint selection_leaf_from_zero check (leaf >= 0),
  salt bytea not null constraint selection_leaf_salt_is_128_bits check (octet_length(salt) = 16),
  result text not null,                    -- canonical JSON, word for word as in the results file
  path bytea not null constraint selection_leaf_path_of_hashes check (octet_length(path) % 32 = 0),
  primary key (run_id, candidate_id),
  constraint selection_leaf_once unique (run_id, leaf)
);
create trigger selection_leaf_fixed before update or delete on selection_leaf
  for each row execute function refuse_change();
