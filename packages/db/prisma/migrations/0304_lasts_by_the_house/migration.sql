-- DB569: what lasts for a while lasts no longer by the time of the house either: a clock that was ahead when it was given, or is put back
-- before it is over, gives nothing more. The time of the house when it was given stands beside it; null: it was given before this.
create function house_now() returns timestamptz language sql stable return (select at from house_time);

-- Whether what was given then may last still, for so long. A minute longer: the time of the house goes on once a minute.
create function lasts(_given timestamptz, _for interval) returns boolean language sql stable
return _given is null or house_now() is null or house_now() >= _given and house_now() - _given <= _for + interval '1 minute';

alter table session add column began_house timestamptz(3), add column proved_house timestamptz(3);
create function session_in_house() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.began_house := house_now();
    new.proved_house := house_now();
  else
    new.began_house := old.began_house;
    new.proved_house := case when new.proved_at is distinct from old.proved_at then house_now() else old.proved_house end;
  end if;
  return new;
end $$;
create trigger session_in_house before insert or update on session for each row execute function session_in_house();

-- G452: for how long one session lasts.
create function session_most() returns interval language sql immutable parallel safe return interval '24 hours';

-- goes on from 0260: session_proved
create or replace function session_proved(_session uuid, _staff uuid, _within_ms bigint, _now bigint) returns boolean language sql stable as $$
  select exists (select from session where id = _session and user_id = _staff and expires_at > instant(_now)
    and proved_at > instant(_now - _within_ms)
    and lasts(began_house, session_most()) and lasts(proved_house, make_interval(secs => _within_ms / 1000.0)))
$$;

alter table staff_link add column made_house timestamptz(3);
create function staff_link_in_house() returns trigger language plpgsql as $$
begin
  new.made_house := house_now();
  return new;
end $$;
create trigger staff_link_in_house before insert on staff_link for each row execute function staff_link_in_house();
do $do$
declare
  _name text;
  _now text;
  _before text;
  _after text;
begin
  for _name, _now in values ('use_staff_link', '_now_ms'), ('use_staff_link_by_directory', '_now') loop
    _before := pg_get_functiondef(_name::regproc);
    _after := replace(_before, format('expires_at > instant(%s)', _now),
      format('expires_at > instant(%s) and lasts(made_house, expires_at - made_at)', _now));
    if _after = _before then
      raise exception 'nothing of % was changed', _name;
    end if;
    execute _after;
  end loop;
end $do$;

-- Nothing goes on a yes that is over, or to somebody who was verified too long ago, by the time of the house, whatever the clock says.
do $do$
declare
  _before constant text := pg_get_functiondef('disclosure_part_guard'::regproc);
  _ends constant text := replace(_before, 'expires_at >= _sent.sent_at', 'expires_at >= greatest(_sent.sent_at, house_now())');
  _after constant text := replace(_ends, 'vetted_at > _sent.sent_at - verification_holds()',
    'vetted_at > greatest(_sent.sent_at, house_now()) - verification_holds()');
begin
  if _ends = _before or _after = _ends then
    raise exception 'nothing of the guard of what goes was changed';
  end if;
  execute _after;
end $do$;
