-- A person's calendar feed: its address is its only key, so it is made anew, never shown twice, and stored as its hash alone.
create table feed (
  hash bytea primary key,
  programme text not null,
  person text not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  foreign key (programme, person) references person (programme, id)
);
create unique index feed_open on feed (programme, person) where revoked_at is null;
