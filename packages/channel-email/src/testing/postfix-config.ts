/** What a Postfix of the tests is made of. */
export interface PostfixParts {
  readonly folder: string;
  readonly ports: {
    /** Where strangers bring mail. */
    readonly smtp: number;
    /** Where mail is submitted, after STARTTLS. */
    readonly submission: number;
    /** The same, with TLS from the first byte. */
    readonly submissions: number;
    /** The same without TLS, for what has to look at the words. */
    readonly plain: number;
  };
  readonly certificate: string;
  readonly key: string;
  /** Dovecot's sockets. */
  readonly lmtp: string;
  readonly auth: string;
  /** Where the mail of `DIRECT_DOMAIN` goes. */
  readonly directPort: number;
}

/** Our own domain and a stranger's, both with mailboxes at Dovecot, and one whose mail goes straight into a gateway. */
export const OUR_DOMAIN = "hotline.test";
export const THEIR_DOMAIN = "example.test";
export const DIRECT_DOMAIN = "direct.test";

/** Recipients that Postfix refuses at once, for good and for a while. */
export const GONE = `gone@${THEIR_DOMAIN}`;
export const BUSY = `busy@${THEIR_DOMAIN}`;

/** Largest mail that Postfix takes: above ours, so that the gateway is the one to say no. */
const SIZE_MAX = 64 * 1024 * 1024;

/** The table of refused recipients, in Postfix's form. */
export const recipientsTable = `${GONE} 550 5.1.1 No such mailbox\n${BUSY} 450 4.2.1 Not now\n`;

/** `main.cf`: loopback only, no relay for anybody who did not log in, no way out of this machine for anybody. */
export function postfixMain(parts: PostfixParts): string {
  const { folder, certificate, key, lmtp, auth, directPort } = parts;
  return `
compatibility_level = 3.9
queue_directory = ${folder}/queue
data_directory = ${folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.${OUR_DOMAIN}
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
virtual_mailbox_domains = ${OUR_DOMAIN}, ${THEIR_DOMAIN}, ${DIRECT_DOMAIN}
virtual_mailbox_maps = static:here
virtual_mailbox_limit = 0
virtual_transport = lmtp:unix:${lmtp}
transport_maps = inline:{ { ${DIRECT_DOMAIN} = lmtp:inet:127.0.0.1:${directPort} } }
recipient_delimiter = +
relayhost =
default_transport = error:nothing leaves this machine
mynetworks =
smtpd_client_restrictions =
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access texthash:${folder}/recipients
smtpd_tls_cert_file = ${certificate}
smtpd_tls_key_file = ${key}
smtpd_tls_security_level = may
smtpd_tls_auth_only = no
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${auth}
smtpd_error_sleep_time = 0
message_size_limit = ${SIZE_MAX}
# What cannot be done at once is tried again within a second: the tests wait for it.
service_throttle_time = 1s
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
lmtp_destination_concurrency_failed_cohort_limit = 0
biff = no
maillog_file = ${folder}/log/postfix.log
maillog_file_prefixes = ${folder}
alias_maps =
alias_database =
`;
}

const LOGGED_IN =
  "-o smtpd_sasl_auth_enable=yes -o smtpd_client_restrictions=permit_sasl_authenticated,reject";

/** `master.cf`: the doors, and the programs behind them. */
export function postfixMaster({ ports }: PostfixParts): string {
  return `
127.0.0.1:${ports.smtp} inet n - n - - smtpd
127.0.0.1:${ports.submission} inet n - n - - smtpd -o smtpd_tls_security_level=encrypt ${LOGGED_IN}
127.0.0.1:${ports.submissions} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes ${LOGGED_IN}
127.0.0.1:${ports.plain} inet n - n - - smtpd -o smtpd_tls_security_level=none ${LOGGED_IN}
cleanup unix n - n - 0 cleanup
pickup unix n - n 60 1 pickup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
`;
}
