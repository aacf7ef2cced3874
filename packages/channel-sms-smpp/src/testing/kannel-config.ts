import { CARRIER_REFERENCE } from "../carrier-reference.ts";
import { withSecret } from "../callback-secret.ts";
import { TEXT_PATH, TEXT_QUERY } from "../inbound-text.ts";

/** What a Kannel of the tests is made of. */
export interface KannelParts {
  /** Private, and in memory where the system has such a folder. */
  readonly folder: string;
  readonly ports: { readonly admin: number; readonly boxes: number; readonly sendsms: number };
  readonly smscPort: number;
  readonly smscPassword: string;
  readonly username: string;
  readonly password: string;
  /** Opens the status page, and nothing else. */
  readonly statusPassword: string;
  readonly from: string;
  readonly callbackUrl: string;
  readonly callbackSecret: string;
  /** Settings beside those the README gives, or instead of them, by group. */
  readonly otherwise?: Readonly<Partial<Record<"core" | "smsc", Readonly<Record<string, string | number>>>>>;
}

/** The vendor TLV in which the carrier of the tests names its texts. */
export const CARRIER_REFERENCE_TAG = 0x1401;

/**
 * Kannel's configuration: loopback only, logs that hold nothing but panics, a store that empties as texts leave. The
 * README's is the same with a deployment's names.
 */
export function kannelConfig(parts: KannelParts): string {
  const { folder, ports, smscPort, smscPassword, username, password, statusPassword, from } = parts;
  const post = `${withSecret(parts.callbackUrl, parts.callbackSecret)}${TEXT_PATH}?${TEXT_QUERY}`;
  const group = (name: string, settings: Readonly<Record<string, string | number>>): string =>
    [`group = ${name}`, ...Object.entries(settings).map(([key, value]) => `${key} = ${value}`), ""].join(
      "\n",
    );
  return [
    group("core", {
      "admin-port": ports.admin,
      "admin-interface": "127.0.0.1",
      "admin-password": password,
      "status-password": statusPassword,
      "admin-deny-ip": '"*.*.*.*"',
      "admin-allow-ip": '"127.0.0.1"',
      "smsbox-port": ports.boxes,
      "smsbox-interface": "127.0.0.1",
      "box-deny-ip": '"*.*.*.*"',
      "box-allow-ip": '"127.0.0.1"',
      "log-file": `"${folder}/bearerbox.log"`,
      // Below 4, Kannel writes numbers: an early report is an error with the number in it.
      "log-level": 4,
      "store-type": "spool",
      "store-location": `"${folder}/store"`,
      // In memory: the other kinds keep the number of whoever never gets a report, for ever.
      "dlr-storage": "internal",
      "sms-resend-freq": 1,
      "sms-combine-concatenated-mo-timeout": 120,
      ...parts.otherwise?.core,
    }),
    group("smsc", {
      smsc: "smpp",
      "smsc-id": "carrier",
      host: "127.0.0.1",
      port: smscPort,
      "smsc-username": "holdfast",
      "smsc-password": smscPassword,
      "system-type": '""',
      "transceiver-mode": "true",
      "interface-version": 34,
      "source-addr-autodetect": "true",
      "enquire-link-interval": 10,
      // Three beats that nobody answered: by itself Kannel holds a silent line for up for five minutes.
      "connection-timeout": 30,
      "reconnect-delay": 1,
      // What was on the line when it broke goes out again: at most this many may arrive twice.
      "max-pending-submits": 1,
      // Longer than the validity: what the carrier never answered has expired when its turn comes again.
      "wait-ack": 150,
      ...parts.otherwise?.smsc,
    }),
    group("smpp-tlv", {
      name: CARRIER_REFERENCE,
      tag: `0x${CARRIER_REFERENCE_TAG.toString(16)}`,
      type: "octetstring",
      length: 64,
      "smsc-id": "carrier",
    }),
    group("smsbox", {
      "bearerbox-host": "127.0.0.1",
      "sendsms-port": ports.sendsms,
      "sendsms-interface": "127.0.0.1",
      "log-file": `"${folder}/smsbox.log"`,
      "log-level": 4,
      "mo-recode": "true",
      // For a day and more: a text is not lost because we were away.
      "http-request-retry": 100_000,
      "http-queue-delay": 1,
    }),
    group("sendsms-user", {
      username,
      password,
      "default-sender": from,
      concatenation: "true",
      "max-messages": 30,
      "user-deny-ip": '"*.*.*.*"',
      "user-allow-ip": '"127.0.0.1"',
    }),
    group("sms-service", {
      keyword: "default",
      "catch-all": "true",
      "max-messages": 0,
      "send-sender": "true",
      "omit-empty": "true",
      "assume-plain-text": "true",
      "post-url": `"${post}"`,
    }),
  ].join("\n");
}
