-- Sealing adds 40 bytes: a nonce of 24, long enough to be drawn at random under any key, and a tag of 16.
alter table media_part
  drop constraint media_part_body_check,
  add constraint media_part_body_check check (octet_length(body) <= 1048576 + 40);
