\set claimed :claimed + 1
\set id :client_id * :stretch + :claimed
update contact set status = 1, holder = :client_id, held_since = now(), version = version + 1
where id = :id and status = 0 and version = 1;
