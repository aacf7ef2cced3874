-- DB557: that a contact was forgotten as its time was over is a row of the case in which it is filed, too, which is asked for by its number.
-- goes on from 0250: forget_contact
do $do$
declare
  _before constant text := pg_get_functiondef('forget_contact'::regproc);
  _after constant text := replace(_before, $a$'ended', 'contact', _id, _id, null, '{"how": "forgotten"}'$a$,
    $b$'ended', 'contact', _id, _id, (select case_id from case_filed where contact_id = _id), '{"how": "forgotten"}'$b$);
begin
  if _after = _before then
    raise exception 'forget_contact does not say what is changed of it';
  end if;
  execute _after;
end $do$;
