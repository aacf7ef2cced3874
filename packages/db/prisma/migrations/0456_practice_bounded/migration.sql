-- DB783: as it was, and a run ends with its thousandth line: no more of them are read, and nobody practises as long as that.
-- goes on from 0403: write_practice_line
create or replace function write_practice_line(
  _id uuid, _run_id uuid, _user_id uuid, _turn integer, _is_nudge boolean, _at_ms bigint, _body_key bytea, _body bytea
) returns text language plpgsql as $$
declare
  _run practice_run;
  _last practice_line;
begin
  select * into _run from practice_run where id = _run_id and user_id = _user_id for update;
  if not found or exists (select from practice_line where id = _id and run_id <> _run_id) then
    return 'not_found';
  elsif exists (select from practice_line where id = _id) then
    return 'written';
  elsif _run.ended_at is not null then
    return 'over';
  elsif _turn is null and has_somebody(_user_id) then
    return 'has_somebody';
  end if;
  insert into practice_line (id, run_id, nth, direction, at, turn, is_nudge, body_key, body)
    select _id, _run_id, coalesce(max(nth), 0) + 1, case when _turn is null then 'outbound' else 'inbound' end::direction,
      greatest(instant(_at_ms), max(at)), _turn, _is_nudge, _body_key, _body
    from practice_line where run_id = _run_id
    on conflict do nothing
    returning * into _last;
  if _last.nth >= 1000 then
    update practice_run set ended_at = greatest(started_at, _last.at) where id = _run_id;
  end if;
  return 'written';
end $$;
