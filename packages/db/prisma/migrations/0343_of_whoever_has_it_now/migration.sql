-- DB629, DB633: what somebody else offered while they had it, and what was over as it went by another road, is nothing that whoever has it now
-- has offered. Since when they have it says their gateway's clock, which may be behind what was offered before.

-- goes on from 0337: contacts_never_offered
create or replace function contacts_never_offered(_now timestamptz, _quiet interval, _talks medium[])
returns setof contact language sql stable as $$
  select contact.* from contact
  left join shift_end on shift_end.user_id = contact.holder_id
  left join lateral (
    select state, body, at from handover
    where contact_id = contact.id and from_id = contact.holder_id and at >= contact.held_since order by at desc limit 1) last on true
  where contact.status = 'claimed' and contact.holder_id is not null and (shift_end.ends_at is null or shift_end.ends_at <= _now)
    and (last.state is null or last.state in ('accepted', 'left') or last.state = 'taken_back'
      and (last.body is not null or shift_end.ends_at is null or last.at < shift_end.ends_at))
    and not is_on_call(contact.id)
    and not (contact.medium = any (_talks)
      and exists (select from message where contact_id = contact.id and message.at > _now - _quiet))
$$;
