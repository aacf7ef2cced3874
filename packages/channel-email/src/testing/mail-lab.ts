import { createTransport } from "nodemailer";
import { config, type Mailbox, type Settings } from "../settings.ts";
import { startMailServers, type MailServers } from "./mail-servers.ts";
import { mailsOfPager } from "./mails-of-pager.ts";
import { DIRECT_DOMAIN, OUR_DOMAIN, THEIR_DOMAIN } from "./postfix-config.ts";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

/** Real mail servers, a line to each door that can be broken, and somebody who writes. */
export interface MailLab {
  readonly servers: MailServers;
  /** The line to IMAP with TLS. */
  readonly imap: TcpProxy;
  /** The lines to submission: with STARTTLS, and without TLS. */
  readonly submission: TcpProxy;
  readonly plain: TcpProxy;
  /** Brings a mail to Postfix as a stranger does; resolves when it was accepted. */
  readonly bring: (mail: Brought) => Promise<void>;
  /** One of our mailboxes, over the line. */
  readonly mailbox: (address?: string) => Mailbox;
  /** Settings of the channel, with some of them changed. */
  readonly settings: (changed?: Partial<Settings>) => Settings;
  /** The same as an environment gives them. */
  readonly variables: () => Readonly<Record<string, string>>;
  /** The mails in a mailbox as they lie there, oldest first. */
  readonly delivered: (address: string, folder?: string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** A mail that somebody brings. */
export interface Brought {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly text?: string;
  /** All of it as it is; the rest is the envelope's then. */
  readonly raw?: string | Buffer;
  readonly messageId?: string;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
}

/** Our two addresses, and somebody else's. */
export const INTAKE = `intake@${OUR_DOMAIN}`;
export const HELP = `help@${OUR_DOMAIN}`;
export const CALLER = `caller@${THEIR_DOMAIN}`;
export const DIRECT = `intake@${DIRECT_DOMAIN}`;
/** A mailbox of a stranger that holds nothing more. */
export const FULL = `full@${THEIR_DOMAIN}`;

const passwordOf = (address: string): string => `an-invented-password-of-${address.split("@")[0]}`;
const QUOTA_BYTES = 2_000;

/** Starts all of it on the loopback interface. */
export async function startMailLab(): Promise<MailLab> {
  const servers = await startMailServers();
  for (const address of [INTAKE, HELP, CALLER]) await servers.addMailbox(address, passwordOf(address));
  await servers.addMailbox(FULL, passwordOf(FULL), QUOTA_BYTES);
  const [imap, submission, plain] = await Promise.all([
    startTcpProxy(servers.ports.imaps),
    startTcpProxy(servers.ports.submission),
    startTcpProxy(servers.ports.plain),
  ]);
  const stranger = createTransport({
    host: "127.0.0.1",
    port: servers.ports.smtp,
    ignoreTLS: true,
    pool: true,
    maxConnections: 4,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  const mailbox = (address = INTAKE): Mailbox => ({
    host: "127.0.0.1",
    port: imap.port,
    secure: true,
    user: address,
    password: passwordOf(address),
  });
  const variables = (): Readonly<Record<string, string>> => ({
    addresses: INTAKE,
    submissionUrl: `smtp://127.0.0.1:${submission.port}`,
    submissionUser: INTAKE,
    submissionPassword: passwordOf(INTAKE),
    mailboxes: `imaps://${encodeURIComponent(INTAKE)}:${passwordOf(INTAKE)}@127.0.0.1:${imap.port}`,
    authorityFile: servers.certificate.certificate,
  });
  return {
    servers,
    imap,
    submission,
    plain,
    mailbox,
    variables,
    settings: (changed = {}) => ({ ...config.parse(variables()), ...changed }),
    bring: async ({ from = CALLER, to = INTAKE, subject, text, raw, messageId, inReplyTo, references }) => {
      await stranger.sendMail({
        envelope: { from, to },
        ...(raw === undefined
          ? {
              from,
              to,
              subject: subject ?? "",
              text: text ?? "",
              ...(messageId === undefined ? {} : { messageId }),
              ...(inReplyTo === undefined ? {} : { inReplyTo }),
              ...(references === undefined ? {} : { references: [...references] }),
            }
          : { raw }),
      });
    },
    delivered: async (address, folder = "INBOX") =>
      mailsOfPager(
        await servers.doveadm("-f", "pager", "fetch", "-u", address, "uid text", "mailbox", folder, "all"),
      ),
    close: async () => {
      stranger.close();
      await Promise.all([imap.close(), submission.close(), plain.close()]);
      await servers.remove();
    },
  };
}
