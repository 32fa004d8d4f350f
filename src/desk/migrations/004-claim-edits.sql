-- What people add to the claims of the market, or take out of them: each edit is a decision of the journal, undone like any other.
alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check
  check (kind in ('merge', 'mine', 'split', 'not-same', 'claim', 'undo'));

create table claim_edit (
  decision bigint primary key references decision (id),
  -- The edit as JSON, as src/desk/claim-edits.ts reads it.
  edit text not null
);

create trigger claim_edit_stays before update or delete or truncate on claim_edit
  for each statement execute function refuse_change();
