-- DB306: whoever is filed as speaking for somebody is not the person, whatever was said before of who speaks.
-- goes on from 0130: is_third_party_now
create or replace function is_third_party_now(_contact contact) returns boolean language sql stable as $$
  select _contact.status <> 'closed'
    and (_contact.speaker is distinct from 'person' or exists (
      select from case_filed filed
      join case_filing_person named on named.contact_id = filed.contact_id and named.at_version = filed.at_version
      where filed.contact_id = _contact.id and not named.spoke))
    and not (_contact.medium = 'voice' and _contact.status = 'claimed'
      and not exists (select from call where call.contact_id = _contact.id and call.ended_at is null))
$$;
