-- A contact whose caller hung up before anybody talked with them closes itself (DB264): by nobody, and with an outcome that
-- nobody else gives.

insert into disposition (id) values ('hung_up_waiting');

alter table closing alter column by_id drop not null;
alter table closing add constraint closing_by_somebody check ((by_id is null) = (disposition = 'hung_up_waiting'));

-- As it was (DB3, DB5, DB6), but for who closed it.
create or replace function contact_guard() returns trigger language plpgsql as $$
declare
  _broken text;
begin
  -- As nearly every contact begins. What is asked is prepared anew by every transaction, so little is asked of these.
  if tg_op = 'INSERT' and new.status = 'waiting'
    and num_nulls(new.holder_id, new.held_since, new.offered_to_id, new.closed_at, new.closed_by_id, new.disposition) = 6
    and new.unanswered >= 0 and new.reopened >= 0 and new.version >= 1 and new.due_at >= new.waiting_since
    and new.previous_contact_id is distinct from new.id then
    return new;
  end if;
  _broken := case
    when (new.status = 'claimed') <> (new.holder_id is not null)
      or (new.status = 'claimed') <> (new.held_since is not null) then 'contact_held'
    when (new.status = 'closed') <> (new.closed_at is not null)
      or (new.closed_by_id is not null) <> (new.status = 'closed' and new.disposition <> 'hung_up_waiting')
      or (new.status = 'closed') <> (new.disposition is not null) then 'contact_closed'
    when new.offered_to_id is not null
      and (new.status <> 'claimed' or new.offered_to_id = new.holder_id) then 'contact_offered'
    when new.unanswered < 0 or new.reopened < 0 or new.version < 1 then 'contact_counts'
    when new.status = 'closed' and new.unanswered <> 0 then 'contact_nothing_owed_when_closed'
    when new.previous_contact_id = new.id then 'contact_previous_is_another'
    when new.due_at < new.waiting_since then 'contact_due_after_waiting'
    when tg_op = 'INSERT' then null
    when new.version <> old.version + 1 then 'contact_next_version'
    when (new.id, new.number, new.channel, new.medium, new.thread_key, new.opened_at, new.owner_key, new.previous_contact_id)
      is distinct from
      (old.id, old.number, old.channel, old.medium, old.thread_key, old.opened_at, old.owner_key, old.previous_contact_id)
      then 'contact_same'
    -- A machine only raises danger. What a colleague marked goes when a colleague finds another lane.
    when old.danger is not null and new.danger is null
      and not (old.danger = 'marked_by_staff' and new.lane_reason = 'staff') then 'contact_danger'
  end;
  if _broken is not null then
    raise exception 'no contact can be or become like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
