-- What people typed and have not sent yet.

-- A report that is being filled in, one for each item and whoever fills it in. What was typed of one client is a part of its own, sealed under that client's key;
-- all else (`subject` '') under the programme's. Gone with the report.
create table unfinished_report (
  programme text not null,
  item text not null,
  actor text not null,                -- as the journal spells them
  subject text not null,
  sealed bytea not null,
  kept_at bigint not null,
  primary key (programme, item, actor, subject),
  foreign key (programme, item) references item (programme, key)
);

-- A form that was sent by somebody whose session had ended, until they are signed in again. Its key is in the browser's cookie alone; here is a hash of that.
create table typed_form (
  hash bytea primary key,
  sealed bytea not null,
  ends_at timestamptz not null        -- machine time, as sessions have it
);
