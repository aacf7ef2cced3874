-- The leg of whom we call is the person's, as a caller's is, and names the call to them that it belongs to. Without that, no
-- picture of such a call could be kept: it stood as it was before they answered.
alter table call_leg drop constraint call_leg_party;
alter table call_leg add constraint call_leg_party check (
  case who when 'party' then party_id is not null when 'staff' then party_id is null else true end
);
