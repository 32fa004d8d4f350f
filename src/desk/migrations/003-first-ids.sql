-- The first person of each mention or post that was given another since: by it an id comes back when what moved it is undone.
create table first_anchor (
  mention bigint primary key,
  person text not null
);
