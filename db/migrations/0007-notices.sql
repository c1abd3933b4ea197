-- Notices people trust: each as its person wants it, with an honest status; refused addresses; digests that can be muted; what is told by hand.

-- How somebody wants to be told: domain/delivery.ts. Null: as every programme does where nobody says otherwise.
alter table person add column notice_settings jsonb;
-- Since when a mail server refuses the address for good; until the address is changed or confirmed, notices go to the print list.
alter table person add column address_refused_at bigint;

-- Programme time before which it goes to nobody; 0: at once.
alter table notice add column not_before bigint not null default 0;
update notice set not_before = created_at;
-- What put it off, in order: quietHours, quietDays, digest, cap.
alter table notice add column put_off_by text[] not null default '{}';
-- Programme time since which its status stands; null: since it was written.
alter table notice add column status_at bigint;
-- Why it goes no way or another: accountedFor, repaired, digestsMuted, addressRefused, invalidAddress, noAddress, noPhone.
alter table notice add column because text;
-- Who told the person by hand, on paper or by a message of their own, and when by programme time.
alter table notice add column handed_by text;
alter table notice add column handed_at bigint;
alter table notice add check ((handed_by is null) = (handed_at is null));

alter table notice drop constraint notice_status_check;
alter table notice add constraint notice_status_check check (status in ('queued', 'sent', 'bounced', 'failed', 'muted'));
alter table notice drop constraint notice_channel_check;
alter table notice add constraint notice_channel_check check (channel in ('mail', 'print', 'whatsapp'));
create index notice_ripe on notice (programme, not_before) where status = 'queued' and mail is null;
create index notice_told on notice (programme, person, item) where mail is not null;

alter table mail drop constraint mail_status_check;
alter table mail add constraint mail_status_check check (status in ('queued', 'sent', 'bounced', 'failed'));
-- Holds what had been put off: it can be muted, and continues the person's digests of that month.
alter table mail add column digest boolean not null default false;
alter table mail add column created_at timestamptz not null default now();
create index mail_person on mail (programme, person, composed_at);

-- One a digest: what its link is, stored as its hash alone, so that links of older digests go on working.
create table unsubscribe (
  hash bytea primary key,
  programme text not null,
  person text not null,
  created_at timestamptz not null default now(),
  foreign key (programme, person) references person (programme, id)
);
