-- DB565: the house's own time. It goes on by what a machine's steady clock says has passed, and by no clock that somebody can set: so it
-- never runs ahead of how much time really passed, and what is forgotten in time is forgotten by it.
create table house_time (
  single boolean primary key default true check (single),
  at timestamptz(3) not null,
  -- How often somebody said that the clocks are right. That alone sets it back, or on by what no machine saw pass.
  confirmed integer not null default 0 check (confirmed >= 0)
);
create function house_time_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.confirmed not in (old.confirmed, old.confirmed + 1) or new.confirmed = old.confirmed and new.at < old.at then
    raise exception 'the time of the house goes on' using errcode = 'check_violation', constraint = 'house_time_goes_on';
  end if;
  return new;
end $$;
create trigger house_time_guard before update or delete on house_time for each row execute function house_time_guard();

-- Machines of gateways, each since it was started: how long it had been up, and what the time of the house was then.
create table house_machine (
  -- A digest: it names a start of a machine, and tells nothing of it.
  machine text primary key check (machine ~ '^[0-9a-f]{32}$'),
  up_ms bigint not null check (up_ms >= 0),
  at timestamptz(3) not null,
  -- How far its clock was ahead of the database's; behind, where negative.
  ahead_ms bigint not null,
  -- Why nothing is forgotten by its gateways, and since when; null: its clock is right, for all that is known.
  doubt text check (doubt in ('clocks_apart', 'time_unseen', 'set_back')),
  doubt_since timestamptz(3),
  constraint house_machine_since check ((doubt is null) = (doubt_since is null))
);

-- AU21: the audit says when a clock came into doubt and when it was right again, once each, and when somebody said that it is right.
create function audit_house_machine() returns trigger language plpgsql as $$
begin
  perform audit_write(null, 'changed', 'house', null, null, null, jsonb_build_object('clock', coalesce(new.doubt, 'right')));
  return null;
end $$;
create trigger audit_house_machine_met after insert on house_machine for each row
  when (new.doubt is not null) execute function audit_house_machine();
create trigger audit_house_machine after update of doubt on house_machine for each row
  when (new.doubt is distinct from old.doubt) execute function audit_house_machine();
create function audit_house_time() returns trigger language plpgsql as $$
begin
  perform audit_write(audit_actor(), 'changed', 'house', null, null, null,
    jsonb_build_object('clock', 'confirmed', 'on_by_ms', ms(new.at) - ms(old.at)));
  return null;
end $$;
create trigger audit_house_time after update of confirmed on house_time for each row
  when (new.confirmed is distinct from old.confirmed) execute function audit_house_time();

-- DB566: what ended by a clock that was behind the time of the house looks older than it is. From when on its time runs all the same.
create table stamped_behind (
  kind text not null check (kind in ('contact', 'case', 'inquiry', 'legal_process', 'breach', 'quarantine')),
  id uuid not null,
  at timestamptz(3) not null,
  primary key (kind, id)
);
create function stamp_behind() returns trigger language plpgsql as $$
declare
  _stamp timestamptz;
begin
  execute format('select ($1).%I', tg_argv[1]) into _stamp using new;
  insert into stamped_behind (kind, id, at)
    select tg_argv[0], new.id, house_time.at from house_time where _stamp < house_time.at
    on conflict (kind, id) do update set at = greatest(stamped_behind.at, excluded.at);
  return null;
end $$;
create trigger contact_stamped after update of closed_at on contact for each row
  when (new.closed_at is not null and new.closed_at is distinct from old.closed_at) execute function stamp_behind('contact', 'closed_at');
create trigger case_stamped after update of status_at on case_file for each row
  when (new.status = 'closed' and new.status_at is distinct from old.status_at) execute function stamp_behind('case', 'status_at');
create trigger inquiry_stamped after update of ended_at on inquiry for each row
  when (new.ended_at is distinct from old.ended_at) execute function stamp_behind('inquiry', 'ended_at');
create trigger legal_process_stamped after update of ended_at on legal_process for each row
  when (new.ended_at is distinct from old.ended_at) execute function stamp_behind('legal_process', 'ended_at');
create trigger breach_stamped after update of mended_at on breach for each row
  when (new.mended_at is distinct from old.mended_at) execute function stamp_behind('breach', 'mended_at');
create trigger quarantine_stamped after insert on quarantine for each row execute function stamp_behind('quarantine', 'at');

-- Whether it is younger than by its own stamp, so that what ended before then did not.
create function is_younger(_kind text, _id uuid, _before timestamptz) returns boolean language sql stable as $$
  select exists (select from stamped_behind where (kind, id) = (_kind, _id) and at > _before)
$$;
