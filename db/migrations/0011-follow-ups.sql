-- What is missed again and again becomes a task; clients who are away for a while.

-- Which pattern brought a task, so that there is no second one while it is open, and what it answered is not counted again.
create table follow_up (
  programme text not null,
  item text not null,
  pattern text not null check (pattern in ('missedSessions', 'absences')),
  subject text not null,              -- a series, or a client
  brought_by text not null,           -- the item whose report completed the pattern
  primary key (programme, item),
  foreign key (programme, item) references item (programme, key),
  foreign key (programme, brought_by) references item (programme, key)
);
create index follow_up_subject on follow_up (programme, pattern, subject);

-- Away or ill, up to three months: excused, and no ground for alarm. Attendance is marked all the same.
create table client_pause (
  programme text not null,
  client text not null,
  from_on date not null,
  until_on date not null,             -- not included
  because text not null check (because in ('away', 'ill')),
  act int not null,
  primary key (programme, client, from_on),
  foreign key (programme, client) references client (programme, id),
  foreign key (programme, act) references act (programme, number) deferrable initially deferred
);
create trigger client_pause_past_new after insert on client_pause for each row execute function keep_past('client,from_on', '');
create trigger client_pause_past after update on client_pause for each row when (old.* is distinct from new.*)
  execute function keep_past('client,from_on', 'until_on');
