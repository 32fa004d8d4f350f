-- What people judged of pairs of lines, for measuring: only ever added to. Of one person and pair the last row holds;
-- `withdrawn` takes the one before back.
create table label (
  id bigint generated always as identity primary key,
  -- Keys of two mentions, the lesser first.
  a bigint not null,
  b bigint not null check (a < b),
  verdict text not null check (verdict in ('same', 'different', 'unsure', 'withdrawn')),
  who text not null,
  at timestamptz not null,
  -- What was thought when it was asked: probability that they are one person.
  probability double precision,
  -- The decision made of it, where it was one.
  decision bigint references decision (id)
);

create index label_pair on label (a, b);

create trigger label_stays before update or delete or truncate on label
  for each statement execute function refuse_change();
