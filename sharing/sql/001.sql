-- What an organisation's server keeps: versions of talks as bytes, and who belongs to which team.
-- Names between @ are filled in by who applies this (sharing/set_up.py): the roles are this database's own.

revoke all on database @db@ from public;
revoke all on schema public from public;
revoke usage on language sql, plpgsql from public;                    -- nobody runs a block of their own
revoke execute on function lo_creat(int), lo_create(oid), lo_from_bytea(oid, bytea) from public;

grant connect on database @db@ to @people@, @keepers@;                -- and no TEMP
grant usage on schema vertel to @people@, @keepers@, @door@, @porter@;

create table vertel.board (id uuid not null default gen_random_uuid(), called text not null);
create table vertel.team (
  id smallint generated always as identity primary key,
  called text not null check (length(called) between 1 and 200)
);
create unique index team_called on vertel.team (lower(called));
create table vertel.belongs (                                         -- a row stays when somebody leaves
  login name not null, team smallint not null references vertel.team, called text not null,
  leader boolean not null default false, until date, gone timestamptz, primary key (login, team)
);
create table vertel.version (          -- every version that came; the server looks into none of their bodies
  team smallint not null references vertel.team,
  talk text not null check (talk ~ '^[a-z0-9]{6}$'),
  digest bytea not null check (length(digest) = 32),
  counts jsonb not null, erased int not null,
  what text not null check (what in ('talk', 'deleted', 'retired')),
  body bytea check (length(body) <= 4000000), bytes int not null,     -- no body: the words are gone
  head boolean not null, gone timestamptz, seq bigint not null,
  wrote name not null, came timestamptz not null default clock_timestamp(),
  primary key (team, talk, digest)
);
create unique index version_seq on vertel.version (team, seq);
create index version_head on vertel.version (team, seq) where head;
create index version_gone on vertel.version (team, gone) where not head and body is not null;
create table vertel.changed (                                         -- what the team is told of its people
  team smallint not null references vertel.team, seq bigint not null, login name not null, called text not null,
  what text not null check (what in ('joined', 'leads', 'leads no more', 'left', 'until', 'new link')),
  until date, by name not null, at timestamptz not null default clock_timestamp(), primary key (team, seq)
);
create table vertel.clock (team smallint primary key references vertel.team, seq bigint not null default 0);

-- A number that only grows, taken under the team's own lock: a sequence would pass over what commits late.
create function vertel.next(p_team smallint) returns bigint language sql set search_path = vertel, pg_temp as
$$ update vertel.clock set seq = seq + 1 where team = p_team returning seq $$;

-- Who asks is session_user, which no SET ROLE changes; the day is that of UTC, for a session sets its own zone.
create function vertel.my_teams() returns smallint[] language sql stable security definer
  set search_path = vertel, pg_temp as
$$ select coalesce(array_agg(team), '{}') from vertel.belongs where login = session_user and gone is null
   and (until is null or until >= (clock_timestamp() at time zone 'UTC')::date) $$;

create function vertel.covers(a jsonb, b jsonb) returns boolean language sql immutable strict
  set search_path = vertel, pg_temp as
$$ select b <> '{}' and not exists (select 1 from jsonb_each_text(b) as x(run, n)
   where coalesce((a ->> run)::bigint, 0) < n::bigint) $$;

create function vertel.sound(counts jsonb) returns boolean language plpgsql immutable
  set search_path = vertel, pg_temp as $$
declare run text; n jsonb; many int := 0;
begin
  if jsonb_typeof(counts) is distinct from 'object' then return false; end if;
  for run, n in select * from jsonb_each(counts) loop
    many := many + 1;
    if many > 5000 or length(run) > 64 or jsonb_typeof(n) <> 'number' or n #>> '{}' !~ '^[1-9][0-9]{0,8}$' then
      return false;
    end if;
  end loop;
  return many > 0;
end $$;

-- The one way in for talks.
create function vertel.put(p_team smallint, p_talk text, p_counts jsonb, p_digest bytea, p_body bytea,
  out outcome text, out seq bigint)
  language plpgsql security definer set search_path = vertel, pg_temp as $$
declare h record; covered bytea[] := '{}'; mine int;
begin
  if p_team is null or not p_team = any (vertel.my_teams()) then outcome := 'not yours'; return; end if;
  if p_talk is null or p_talk !~ '^[a-z0-9]{6}$' or p_body is null or length(p_body) > 4000000
     or p_digest is distinct from sha256(p_body) or vertel.sound(p_counts) is not true then
    outcome := 'refused'; return;
  end if;
  mine := (select coalesce(sum(n::int), 0) from jsonb_each_text(p_counts) as x(run, n) where run like 'erased-%');
  put.seq := vertel.next(p_team);
  if (select max(erased) from vertel.version v where v.team = p_team and v.talk = p_talk) > mine then
    outcome := 'erased'; return;
  end if;
  select case when v.head then 'same' else 'older' end into outcome from vertel.version v
   where v.team = p_team and v.talk = p_talk and v.digest = p_digest;
  if found then return; end if;
  outcome := 'new';
  for h in select v.digest, v.counts, v.what from vertel.version v
           where v.team = p_team and v.talk = p_talk and v.head loop
    if vertel.covers(p_counts, h.counts) and p_counts <> h.counts then covered := covered || h.digest;
    elsif h.what <> 'talk' and not vertel.covers(h.counts, p_counts) then covered := covered || h.digest;  -- words win
    elsif vertel.covers(h.counts, p_counts) and p_counts <> h.counts then outcome := 'older';
    elsif outcome <> 'older' then outcome := 'beside';
    end if;
  end loop;
  if outcome = 'new' and covered <> '{}' then outcome := 'follows'; end if;
  update vertel.version v set head = false, gone = clock_timestamp()
   where v.team = p_team and v.talk = p_talk and v.digest = any (covered);
  update vertel.version v set body = null, head = false, gone = coalesce(v.gone, clock_timestamp())
   where v.team = p_team and v.talk = p_talk and v.erased < mine and v.what = 'talk';   -- a name is in those
  insert into vertel.version (team, talk, digest, counts, erased, what, body, bytes, head, gone, seq, wrote)
  values (p_team, p_talk, p_digest, p_counts, mine, 'talk', p_body, length(p_body), outcome <> 'older',
    case when outcome = 'older' then clock_timestamp() end, put.seq, session_user);
end $$;

-- A talk that was deleted or retired where its version p_digest was the last one known: a row without words.
create function vertel.take_away(p_team smallint, p_talk text, p_digest bytea, p_what text, p_run text,
  out outcome text, out seq bigint)
  language plpgsql security definer set search_path = vertel, pg_temp as $$
declare last jsonb; others int;
begin
  if p_team is null or not p_team = any (vertel.my_teams()) then outcome := 'not yours'; return; end if;
  if p_what not in ('deleted', 'retired') or p_run !~ '^[0-9a-f]{8}$' then outcome := 'refused'; return; end if;
  take_away.seq := vertel.next(p_team);
  select v.counts into last from vertel.version v
   where v.team = p_team and v.talk = p_talk and v.digest = p_digest;
  if last is null then outcome := 'unknown'; return; end if;
  select count(*) into others from vertel.version v where v.team = p_team and v.talk = p_talk and v.head
   and v.what = 'talk' and not vertel.covers(last, v.counts);
  outcome := case when others > 0 then 'older' else 'gone' end;
  if others > 0 then return; end if;                                  -- it was gone on with elsewhere: that stands
  update vertel.version v set head = false, gone = clock_timestamp()
   where v.team = p_team and v.talk = p_talk and v.head;
  if p_what = 'retired' then
    update vertel.version v set body = null where v.team = p_team and v.talk = p_talk;
  end if;
  insert into vertel.version (team, talk, digest, counts, erased, what, body, bytes, head, seq, wrote)
  select p_team, p_talk, sha256(p_digest || convert_to(p_run, 'UTF8')), last || jsonb_build_object(p_run, 1),
    max(v.erased), p_what, null, 0, true, take_away.seq, session_user
   from vertel.version v where v.team = p_team and v.talk = p_talk;
end $$;

-- Words that something followed go after ninety days: until then invented counts cover nothing for good.
create function vertel.tidy(p_team smallint) returns bigint language sql security definer set search_path = vertel, pg_temp as
$$ with old as (update vertel.version set body = null where team = p_team and team = any (vertel.my_teams())
     and not head and body is not null and gone < clock_timestamp() - interval '90 days' returning 1)
   select count(*) from old $$;

-- The keepers' door: memberships, and logins, which they make in no other way.
create function vertel.tell(p_team smallint, p_login name, p_called text, p_what text, p_until date) returns void
  language sql set search_path = vertel, pg_temp as
$$ insert into vertel.changed (team, seq, login, called, what, until, by)
   values (p_team, vertel.next(p_team), p_login, p_called, p_what, p_until, session_user) $$;

create function vertel.is_ours(p_login name) returns boolean language sql stable security definer
  set search_path = vertel, pg_temp as
$$ select exists (select 1 from vertel.belongs where login = p_login) $$;

create function vertel.enlist(p_login name, p_called text, p_team text, p_leader boolean, p_until date)
  returns void language plpgsql security definer set search_path = vertel, pg_temp as $$
declare here smallint; was record;
begin
  if p_called is null or length(p_called) not between 1 and 200 then raise check_violation; end if;
  select id into here from vertel.team where lower(called) = lower(p_team);
  if not found then                                                   -- a try would use a number up
    insert into vertel.team (called) values (p_team) on conflict (lower(called)) do nothing;
    select id into here from vertel.team where lower(called) = lower(p_team);
  end if;
  insert into vertel.clock (team) values (here) on conflict do nothing;
  select * into was from vertel.belongs where login = p_login and team = here for update;
  insert into vertel.belongs (login, team, called, leader, until) values (p_login, here, p_called, p_leader, p_until)
   on conflict (login, team) do update set called = p_called, leader = p_leader, until = p_until, gone = null;
  if was.login is null or was.gone is not null then
    perform vertel.tell(here, p_login, p_called, 'joined', p_until);
  elsif was.until is distinct from p_until then
    perform vertel.tell(here, p_login, p_called, 'until', p_until);
  end if;
  if p_leader and (was.leader is not true or was.gone is not null) then
    perform vertel.tell(here, p_login, p_called, 'leads', p_until);
  elsif was.leader and not p_leader then
    perform vertel.tell(here, p_login, p_called, 'leads no more', p_until);
  end if;
end $$;

create function vertel.delist(p_login name, p_team text) returns int
  language plpgsql security definer set search_path = vertel, pg_temp as $$
declare b record; many int := 0;
begin
  for b in update vertel.belongs x set gone = clock_timestamp() from vertel.team t
           where x.team = t.id and x.login = p_login and x.gone is null
             and (p_team is null or lower(t.called) = lower(p_team)) returning x.team, x.called loop
    many := many + 1;
    perform vertel.tell(b.team, p_login, b.called, 'left', null);
  end loop;
  return many;
end $$;

create function vertel.go() returns int language sql security definer set search_path = vertel, pg_temp as
$$ select vertel.delist(session_user, null) $$;                       -- a person leaves by themselves

create function vertel.relinked(p_login name) returns void language plpgsql security definer
  set search_path = vertel, pg_temp as $$
declare b record;
begin
  for b in select team, called from vertel.belongs where login = p_login and gone is null loop
    perform vertel.tell(b.team, p_login, b.called, 'new link', null);
  end loop;
end $$;

create function vertel.invite(p_login name, p_called text, p_team text, p_leader boolean, p_until date, p_verifier text)
  returns text language plpgsql security definer set search_path = vertel, pg_temp as $$
begin
  if p_login !~ ('^' || @prefix@ || '[a-z0-9.-]{1,40}$') then return 'name'; end if;
  if p_verifier !~ '^SCRAM-SHA-256[$][0-9]+:[A-Za-z0-9+/=]+[$][A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$' then return 'verifier'; end if;
  if exists (select 1 from pg_catalog.pg_roles where rolname = p_login) then
    if not vertel.is_ours(p_login) then return 'taken'; end if;
    if p_verifier is null and not (select rolcanlogin from pg_catalog.pg_roles where rolname = p_login) then
      return 'unknown';                                               -- who left gets a new link
    end if;
    if p_verifier is not null then
      execute format('alter role %I login password %L', p_login, p_verifier);
      perform vertel.relinked(p_login);
    end if;
    perform vertel.enlist(p_login, p_called, p_team, p_leader, p_until);
    return 'known';
  end if;
  if p_verifier is null then return 'unknown'; end if;
  execute format('create role %I login inherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls'
    ' connection limit 10 password %L', p_login, p_verifier);
  execute format('grant %I to %I', @people_name@, p_login);
  perform vertel.enlist(p_login, p_called, p_team, p_leader, p_until);
  return 'made';
end $$;

create function vertel.leave(p_login name, p_team text) returns int
  language plpgsql security definer set search_path = vertel, pg_temp as $$
declare many int;
begin
  if not vertel.is_ours(p_login) then return 0; end if;
  many := vertel.delist(p_login, p_team);
  if p_team is null then
    execute format('alter role %I nologin', p_login);
    perform pg_terminate_backend(pid) from pg_catalog.pg_stat_activity
     where usename = p_login and pid <> pg_backend_pid();
  end if;
  return many;
end $$;

-- Whose everything is, and who may do what.
alter table vertel.board owner to @door@;
alter table vertel.team owner to @door@;
alter table vertel.belongs owner to @door@;
alter table vertel.version owner to @door@;
alter table vertel.changed owner to @door@;
alter table vertel.clock owner to @door@;
alter function vertel.next(smallint) owner to @door@;
alter function vertel.my_teams() owner to @door@;
alter function vertel.covers(jsonb, jsonb) owner to @door@;
alter function vertel.sound(jsonb) owner to @door@;
alter function vertel.put(smallint, text, jsonb, bytea, bytea) owner to @door@;
alter function vertel.take_away(smallint, text, bytea, text, text) owner to @door@;
alter function vertel.tidy(smallint) owner to @door@;
alter function vertel.tell(smallint, name, text, text, date) owner to @door@;
alter function vertel.is_ours(name) owner to @door@;
alter function vertel.enlist(name, text, text, boolean, date) owner to @door@;
alter function vertel.delist(name, text) owner to @door@;
alter function vertel.go() owner to @door@;
alter function vertel.relinked(name) owner to @door@;
alter function vertel.invite(name, text, text, boolean, date, text) owner to @porter@;
alter function vertel.leave(name, text) owner to @porter@;
revoke all on all functions in schema vertel from public;
grant execute on function vertel.my_teams(), vertel.put(smallint, text, jsonb, bytea, bytea),
  vertel.take_away(smallint, text, bytea, text, text), vertel.tidy(smallint), vertel.go() to @people@;
grant execute on function vertel.is_ours(name), vertel.enlist(name, text, text, boolean, date),
  vertel.delist(name, text), vertel.relinked(name) to @porter@;
grant execute on function vertel.invite(name, text, text, boolean, date, text), vertel.leave(name, text) to @keepers@;

alter table vertel.version enable row level security;
alter table vertel.belongs enable row level security;
alter table vertel.team enable row level security;
alter table vertel.changed enable row level security;
create policy read on vertel.version for select to @people@ using (team = any ((select vertel.my_teams())::smallint[]));
create policy read on vertel.changed for select to @people@ using (team = any ((select vertel.my_teams())::smallint[]));
create policy read on vertel.belongs for select to @people@ using (team = any ((select vertel.my_teams())::smallint[]));
create policy read on vertel.team for select to @people@ using (id = any ((select vertel.my_teams())::smallint[]));
create policy keep on vertel.belongs for select to @keepers@ using (true);
create policy keep on vertel.team for select to @keepers@ using (true);
grant select on vertel.version, vertel.changed, vertel.belongs, vertel.team, vertel.board, vertel.applied to @people@;
grant select on vertel.belongs, vertel.team, vertel.board, vertel.applied to @keepers@;
