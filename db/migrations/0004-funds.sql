-- Money and things (I8 to I10), and what a capital grant binds of them (P2f). Amounts are whole units of the programme's currency.

-- One row for what was recorded; numbered within its programme, so that people can name it. Nothing is changed afterwards.
create table ledger_entry (
  programme text not null references programme,
  number int not null,
  at bigint not null,
  on_date date not null,              -- the day it was so
  kind text not null check (kind in ('pledge', 'receipt', 'reservation', 'expense', 'advance', 'settlement', 'refund', 'reversal')),
  fund text not null,
  source text not null,
  year int not null,                  -- fiscal year
  amount bigint not null check (amount > 0),
  item text,                          -- what it was for
  reference text,                     -- number of a letter or voucher
  last_spending_on date,              -- of a pledge, where its giver names another day than the year's last
  reverses int,
  actor text not null,
  primary key (programme, number),
  unique (programme, reverses),
  foreign key (programme, reverses) references ledger_entry (programme, number),
  foreign key (programme, item) references item (programme, key),
  check ((kind = 'reversal') = (reverses is not null)),
  check (last_spending_on is null or kind = 'pledge')
);
create index ledger_entry_pot on ledger_entry (programme, fund, source, year);
create index ledger_entry_item on ledger_entry (programme, item);

-- Debit is positive, credit negative.
create table ledger_posting (
  programme text not null,
  entry int not null,
  account text not null check (account in ('pledged', 'promised', 'cash', 'received', 'reserved', 'earmarked', 'spent', 'refunded', 'advanced', 'owed')),
  amount bigint not null check (amount <> 0),
  primary key (programme, entry, account),
  foreign key (programme, entry) references ledger_entry (programme, number)
);

create function ledger_is_append_only() returns trigger language plpgsql as $$ begin raise exception 'the ledger is append-only'; end $$;
create trigger ledger_entry_no_change before update or delete on ledger_entry for each row execute function ledger_is_append_only();
create trigger ledger_entry_no_truncate before truncate on ledger_entry for each statement execute function ledger_is_append_only();
create trigger ledger_posting_no_change before update or delete on ledger_posting for each row execute function ledger_is_append_only();
create trigger ledger_posting_no_truncate before truncate on ledger_posting for each statement execute function ledger_is_append_only();

-- At the transaction's end: both sides of an entry are equal and there are some, and its pot holds no less than nothing.
create function ledger_is_sound() returns trigger language plpgsql as $$
declare
  of_entry int := case when tg_table_name = 'ledger_entry' then (to_jsonb(new)->>'number')::int else (to_jsonb(new)->>'entry')::int end;
  cash bigint;
begin
  if (select count(*) < 2 or sum(p.amount) <> 0 from ledger_posting p where p.programme = new.programme and p.entry = of_entry) then
    raise exception 'ledger entry % of %: debit and credit differ', of_entry, new.programme using errcode = 'check_violation';
  end if;
  select coalesce(sum(p.amount), 0) into cash
  from ledger_entry this
  join ledger_entry e on e.programme = this.programme and e.fund = this.fund and e.source = this.source and e.year = this.year
  join ledger_posting p on p.programme = e.programme and p.entry = e.number and p.account = 'cash'
  where this.programme = new.programme and this.number = of_entry;
  if cash < 0 then
    raise exception 'ledger entry % of %: more is paid than was received', of_entry, new.programme using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_entry_sound after insert on ledger_entry deferrable initially deferred for each row execute function ledger_is_sound();
create constraint trigger ledger_posting_sound after insert on ledger_posting deferrable initially deferred for each row execute function ledger_is_sound();

-- What has become of a group's grant so far. Keys, days and the group's own money: of nobody in person but its officers' ids.
create table capital_grant (
  programme text not null,
  audience text not null,
  proposed_on date,
  budget bigint,
  other_aid boolean,                  -- said in the proposal or found by the check
  handed_over_on date,
  hand_over_item text,
  chair text,
  secretary text,
  treasurer text,
  used_on date,                       -- the day of its use report
  spent bigint,
  off_purpose bigint,
  receipts_complete boolean,
  ended_because text,                 -- it is not given after all
  primary key (programme, audience),
  foreign key (programme, audience) references audience (programme, key),
  foreign key (programme, hand_over_item) references item (programme, key),
  foreign key (programme, chair) references client (programme, id),
  foreign key (programme, secretary) references client (programme, id),
  foreign key (programme, treasurer) references client (programme, id)
);

-- What a giver approved, bound in the ledger, and what was paid of it.
create table grant_share (
  programme text not null,
  item text not null,                 -- its decision
  audience text not null,
  source text not null,
  amount bigint not null check (amount > 0),
  decided_on date not null,
  reservation int not null,
  paid_in text,                       -- its disbursement
  paid_on date,
  payment int,
  undone_because text,                -- a later hand refused: what was bound or paid is reversed
  primary key (programme, item),
  foreign key (programme, item) references item (programme, key),
  foreign key (programme, audience) references audience (programme, key),
  foreign key (programme, paid_in) references item (programme, key),
  foreign key (programme, reservation) references ledger_entry (programme, number),
  foreign key (programme, payment) references ledger_entry (programme, number),
  check ((paid_in is null) = (payment is null) and (paid_in is null) = (paid_on is null))
);
create unique index grant_share_once on grant_share (programme, audience, source) where undone_because is null;

-- Equipment and vehicles in use. A thing is known by its key (`vehicles/socialProvince/1`); its number here serves the exclusion alone.
create table thing (
  id int generated always as identity primary key,
  programme text not null references programme,
  key text not null,
  unique (programme, key)
);
create table booking (
  programme text not null references programme,
  number int not null,
  thing int not null references thing,
  from_at bigint not null,
  until_at bigint not null,           -- not included; earlier than asked where it came back earlier
  person text not null,
  item text,
  booked_at bigint not null,
  closed_at bigint,
  condition text check (condition in ('good', 'damaged', 'lost')),
  km int check (km >= 0),
  cancelled_at bigint,
  primary key (programme, number),
  foreign key (programme, person) references person (programme, id),
  foreign key (programme, item) references item (programme, key),
  check (from_at < until_at),
  check (closed_at is null or cancelled_at is null),
  check (closed_at is null or condition is not null or km is not null),
  constraint booking_not_twice exclude using gist (int4range(thing, thing, '[]') with &&, int8range(from_at, until_at) with &&) where (cancelled_at is null)
);
create index booking_thing on booking (thing, from_at);
