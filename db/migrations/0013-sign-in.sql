-- Sign-in. Nobody's secret rests here: cookies, links, codes and PINs are hashes, the secrets of authenticators are sealed (db/sealed.ts). Instants are machine
-- time, whatever a programme's clock says.

-- Who signs in without being of any programme's team.
create table account (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,39}$'),  -- no name: it stands in logs and journals
  email text not null,
  language text not null check (language in ('id', 'en')),
  standing text not null check (standing in ('administrator', 'manager', 'donor')),
  made_at timestamptz not null,
  made_by text not null,
  closed_at timestamptz
);
create unique index account_email on account (lower(email)) where closed_at is null;

-- Which programmes a manager manages and a donor may read figures of.
create table account_programme (
  account text not null references account,
  programme text not null references programme,
  primary key (account, programme)
);

-- By address, as sessions look for their people.
create index person_by_email on person (lower(email)) where email is not null;

-- One device that is signed in. Whom it lets in follows from the address that it proved and the people who open it by PIN.
create table session (
  number bigint generated always as identity primary key,
  hash bytea not null unique,         -- of the cookie; changes with each proof
  email text,                         -- proved: small letters
  only_rehearsals boolean not null default false,  -- the proof lay in the catcher: good for rehearsals alone
  strong_at timestamptz,              -- a second factor, or a passkey
  programme text,                     -- who has it open by PIN
  person text,
  device text not null,               -- such as `Chrome, Android`
  idle_minutes int not null,          -- unused for so long it is over
  made_at timestamptz not null,
  seen_at timestamptz not null,       -- to the minute
  ends_at timestamptz not null,
  ended_at timestamptz,
  foreign key (programme, person) references person (programme, id),
  check ((programme is null) = (person is null))
);
create index session_email on session (email) where ended_at is null;

-- The people whom a phone knows; each opens it with their PIN.
create table session_person (
  session bigint not null references session on delete cascade,
  programme text not null,
  person text not null,
  primary key (session, programme, person),
  foreign key (programme, person) references person (programme, id)
);
create index session_person_person on session_person (programme, person);

create table pin (
  programme text not null,
  person text not null,
  salt bytea not null,
  hash bytea not null,                -- scrypt
  tries int not null default 0,       -- wrong ones in a row
  set_at timestamptz not null,
  primary key (programme, person),
  foreign key (programme, person) references person (programme, id)
);

-- Printed or sent by hand, for a person without mail; opens the setting of a PIN once.
create table day_code (
  programme text not null,
  person text not null,
  salt bytea not null,
  hash bytea not null,
  tries int not null default 0,
  made_at timestamptz not null,
  made_by text not null,
  ends_at timestamptz not null,
  primary key (programme, person),    -- a new one replaces the last
  foreign key (programme, person) references person (programme, id)
);

-- A mail under way: a link, and a code to type where it was asked for.
create table sign_in_request (
  browser bytea primary key,          -- hash of the cookie of the browser that asked
  token bytea unique,                 -- hash; null: nobody has that address, and only the asking is kept, which looks the same from outside
  code bytea,
  email text,
  only_rehearsals boolean not null default false,
  next text not null,                 -- the local path to go on to
  tries int not null default 0,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz
);

-- The last one that `npm start` printed, while there is no administrator.
create table first_code (
  id int primary key default 1 check (id = 1),
  hash bytea not null,
  made_at timestamptz not null
);

create table passkey (
  id text primary key,                -- the credential's, base64url
  email text not null,                -- whose: small letters
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  label text not null,
  made_at timestamptz not null,
  used_at timestamptz
);
create index passkey_email on passkey (email);

-- What a browser is asked to sign, once.
create table passkey_challenge (
  browser bytea primary key,          -- hash of its cookie
  challenge text not null,
  ends_at timestamptz not null
);

create table authenticator (
  email text primary key,             -- small letters
  sealed bytea not null,              -- its secret, wrapped by the master key
  confirmed_at timestamptz,           -- a first code was right
  last_step bigint not null default 0 -- of the last code taken: none is taken twice
);

-- What is limited: one row a try. `subject` is a hash: of an address, of where it came from, of a person.
create table attempt (
  kind text not null,
  subject bytea not null,
  at timestamptz not null
);
create index attempt_recent on attempt (kind, subject, at);
