import { MAIL_USER } from "./mail-package.ts";

/** What a Dovecot of the tests is made of. */
export interface DovecotParts {
  readonly folder: string;
  readonly ports: { readonly imap: number; readonly imaps: number };
  readonly certificate: string;
  readonly key: string;
}

/** The socket by which Postfix hands mail to Dovecot, and the one by which it asks for passwords. */
export const lmtpSocket = (folder: string): string => `${folder}/run/lmtp`;
export const authSocket = (folder: string): string => `${folder}/run/auth-client`;

/** The file of mailboxes and passwords; Dovecot reads it again when it changes. */
export const usersFile = (folder: string): string => `${folder}/users`;

/** One line of that file; `quotaBytes` is how much the mailbox holds. */
export function userLine(address: string, password: string, quotaBytes: number | null): string {
  const extra = quotaBytes === null ? "" : `userdb_quota/box/storage_size=${quotaBytes}B`;
  return `${address}:{PLAIN}${password}::::::${extra}\n`;
}

/** Dovecot's configuration: loopback only, TLS, maildirs below `folder`, folders INBOX, Sent and Junk. */
export function dovecotConfig({ folder, ports, certificate, key }: DovecotParts): string {
  return `
dovecot_config_version = 2.4.1
dovecot_storage_version = 2.4.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
auth_allow_cleartext = no
ssl_server_cert_file = ${certificate}
ssl_server_key_file = ${key}
mail_driver = maildir
mail_home = ${folder}/mail/%{user}
mail_path = ~/Maildir
mail_uid = ${MAIL_USER}
mail_gid = ${MAIL_USER}
mail_max_userip_connections = 200
auth_mechanisms = plain login
# Wrong passwords are tried here on purpose, and nobody has to wait for that.
auth_failure_delay = 0
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
# Full is full: otherwise the last mail may be ten megabytes over.
quota_storage_grace = 0
mail_plugins {
  quota = yes
}
quota box {
  storage_size = unlimited
}
passdb passwd-file {
  passwd_file_path = ${usersFile(folder)}
}
userdb passwd-file {
  passwd_file_path = ${usersFile(folder)}
  fields {
    uid:default = ${MAIL_USER}
    gid:default = ${MAIL_USER}
    home:default = ${folder}/mail/%{user}
  }
}
service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
  }
}
service lmtp {
  unix_listener lmtp {
    path = ${lmtpSocket(folder)}
    mode = 0666
  }
}
service auth {
  unix_listener auth-client {
    path = ${authSocket(folder)}
    mode = 0666
  }
}
recipient_delimiter = +
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
  mailbox Junk {
    auto = subscribe
    special_use = \\Junk
  }
}
`;
}
