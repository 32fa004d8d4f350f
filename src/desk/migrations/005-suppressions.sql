-- People who are to appear nowhere: each suppression is a decision of the journal, undone like any other. Which lines it is about is held as
-- keyed hashes, and its decision has no keys: neither says who it is.
drop table suppression;

alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check
  check (kind in ('merge', 'mine', 'split', 'not-same', 'claim', 'suppress', 'undo'));

create table suppression (
  decision bigint not null references decision (id),
  -- Of what: the key of a mention or post, or a name as texts are searched for it.
  kind text not null check (kind in ('key', 'name')),
  -- HMAC-SHA-256 in hexadecimal, by the secret of this desk.
  hash text not null,
  primary key (decision, kind, hash)
);

create trigger suppression_stays before update or delete or truncate on suppression
  for each statement execute function refuse_change();

-- Made once: with another one no hash would be found again.
create table suppression_key (
  id integer primary key check (id = 1),
  key text not null
);
