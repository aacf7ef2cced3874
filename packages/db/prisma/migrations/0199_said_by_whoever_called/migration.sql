-- DB271: of a contact that is closed anybody may say that help came, and nothing else but whoever called there: who took the call, and where
-- help was sent, is what they heard.
do $do$
declare
  _before constant text := pg_get_functiondef('rewrite_call_party'::regproc);
  _after constant text := replace(_before, $a$elsif _contact.status <> 'closed' and _contact.holder_id is distinct from _by then$a$,
    $b$elsif _contact.status <> 'closed' and _contact.holder_id is distinct from _by
    or _contact.status = 'closed' and not _arrived and _party.by_id <> _by then$b$);
begin
  if _after = _before then
    raise exception 'whoever rewrites what is known of a call is not asked for whose the contact is';
  end if;
  execute _after;
end $do$;
