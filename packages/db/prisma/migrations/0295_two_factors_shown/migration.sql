-- DB551: whether a session was shown two factors: a password and a code, a passkey, or the directory that says it asked for two. The release
-- before this one does not say it, and its sessions count as not.
alter table session add column two_factors boolean not null default false;
