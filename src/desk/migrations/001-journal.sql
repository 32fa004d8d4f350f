-- People's decisions, only ever added to: an undo is a decision that reverses another.
create table decision (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('merge', 'mine', 'split', 'not-same', 'undo')),
  -- Keys of mentions and posts (60-bit hashes), never of a cluster.
  keys bigint[] not null,
  others bigint[] not null default '{}',
  who text not null,
  why text not null,
  made_at timestamptz not null,
  reverses bigint references decision (id),
  check ((kind = 'undo') = (reverses is not null)),
  check (reverses < id)
);

-- Ids that were given, a row a person: a row a mention would be four times as slow to write.
create table person_anchor (
  person text primary key,
  keys bigint[] not null
);

create view anchor as
  select unnest(keys) as mention, person from person_anchor;

-- Builds whose ids were taken.
create table anchored (
  id bigint generated always as identity primary key,
  build text not null,
  at timestamptz not null
);

-- Ids that are no longer given, and where they lead.
create table forward (
  old text primary key,
  new text not null
);

-- Keyed hashes of what must not come back by an import; the names themselves are not held.
create table suppression (
  hash bytea primary key,
  why text not null,
  made_at timestamptz not null
);

create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  who text not null,
  act text not null,
  about text not null,
  outcome text not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to', tg_table_name;
end $$;

create trigger decision_stays before update or delete or truncate on decision
  for each statement execute function refuse_change();

create trigger audit_stays before update or delete or truncate on audit
  for each statement execute function refuse_change();
