-- DB173, DB174: withdrawn words take along what was sealed with them; that a mail had files, and which of them was the mail
-- as it came, stays, as the files' own rows do.
create or replace function forget_mail() returns trigger language plpgsql as $$
begin
  update mail_file set name = null, found_type = null
    from media where media.message_id = new.id and mail_file.media_id = media.id;
  delete from mail where message_id = new.id;
  return null;
end $$;
