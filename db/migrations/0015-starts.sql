-- A programme on its way to being started, left and taken up again: what was entered so far. Sealed whole, since it holds names; once the programme runs
-- only the reason why it starts short of people stays.
create table start_under_way (
  id uuid primary key,                -- made by whoever begins it
  owner text not null,                -- actorKey: nobody else sees it
  wrapped bytea not null,             -- its own key: db/sealed.ts
  sealed bytea not null,
  started_as text unique references programme,
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create index start_under_way_owner on start_under_way (owner, changed_at desc);
