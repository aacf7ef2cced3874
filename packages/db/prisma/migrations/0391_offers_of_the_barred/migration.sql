-- DB523: what is known by its id is kept from whoever is barred from its contact. As it was, and of offers of what waits.
do $do$
declare
  _before constant text := pg_get_functiondef('contacts_of'::regproc);
  _last constant text := 'union all select id, contact_id from handover where id = any (_ids)';
  _after constant text := replace(_before, _last, _last || E'\n  union all select id, contact_id from waiting_offer where id = any (_ids)');
begin
  if _after = _before then
    raise exception 'contacts_of does not say what is changed of it';
  end if;
  execute _after;
end $do$;
