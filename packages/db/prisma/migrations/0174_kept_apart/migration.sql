-- DB353: who of those who were called from a contact is not brought together with the person there: each is asked of alone, so that
-- a shelter that rings keeps nobody from whoever sends help. `may_meet` stays for the release before this one.
create function kept_apart(_contact_id uuid) returns setof uuid language sql stable as $$
  select party.id from call_party party join contact on contact.id = party.contact_id
  where party.contact_id = _contact_id and party.role in ('provider', 'partner_line') and is_marked_exploiter(contact)
$$;
