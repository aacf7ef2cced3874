import { AnswerSubject } from "@holdfast/case-schema";
import { WORDINGS } from "@holdfast/outside-wordings";
import { z } from "zod";
import { formSenderOf } from "./form-senders.ts";
import { REPORT_PART_LENGTH } from "./threading/report-address.ts";

/** Behind a `+` our addresses bear what answers and reports are told by, and 64 letters are all that stand before an `@`. */
const LOCAL_MAX = 64 - REPORT_PART_LENGTH;

/** A mail address in the plain form that goes into commands and headers as it is. */
const PLAIN_ADDRESS =
  /^[A-Za-z0-9!#$%&'*/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;

/** Words of a setting that lists several things. */
const words = (text: string): readonly string[] => text.split(/[\s,]+/).filter((word) => word !== "");

const Addresses = z
  .string()
  .transform(words)
  .refine((all) => all.length > 0 && all.length <= 50 && all.every(isFit), {
    message: `1 to 50 addresses such as intake@example.org, without +, with at most ${LOCAL_MAX} letters before the @`,
  });

const SubmissionUrl = z.url({ protocol: /^smtps?$/ }).refine((url) => isBare(url), {
  message: "smtp://host:587 or smtps://host:465, without account and path",
});

/** Where one mailbox is, and how to open it. Personal data and secrets. */
export interface Mailbox {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS. */
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
}

const Mailboxes = z
  .string()
  .transform((text) => words(text).map(mailboxOf))
  .refine((all) => all.length > 0 && all.length <= 50 && !all.includes(null), {
    message: "addresses such as imaps://user:password@host:993, with % escapes",
  })
  .transform((all) => all.filter((one) => one !== null));

const FormSenders = z
  .string()
  .transform((text) => words(text).map(formSenderOf))
  .refine((all) => all.length <= 100 && all.every(({ address }) => PLAIN_ADDRESS.test(address)), {
    message: "up to 100 addresses such as forms@site.example, or ACCOUNT:forms@site.example",
  });

/** A name that says nothing of us: no line break, no address. */
const SenderName = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Cf}<>@"]{1,60}$/u, "1 to 60 characters without < > @ and quotes");

/** The same word in many languages, and on half of all mail. */
export const NEUTRAL_NAME = WORDINGS.en.mail.sender;

export const config = z
  .object({
    /** Our addresses; an answer comes from the one that was written to, the first one where nobody wrote yet. */
    addresses: Addresses,
    /** What stands before the address in an answer; it should name neither us nor what we do. */
    senderName: SenderName.default(NEUTRAL_NAME),
    /** What the subject of an answer is: that of the conversation, or one that tells nothing. */
    subject: AnswerSubject.default("conversation"),
    /** Who takes our mail: `smtp://` with STARTTLS, `smtps://` with TLS from the first byte. */
    submissionUrl: SubmissionUrl,
    submissionUser: z.string().min(1).max(320).optional(),
    submissionPassword: z.string().min(1).max(1000).optional(),
    /** Mailboxes to read: `imaps://` with TLS from the first byte, `imap://` with STARTTLS. With passwords in them. */
    mailboxes: Mailboxes.optional(),
    /** How many days back a mailbox is read when it is seen for the first time. */
    firstReadDays: z.coerce.number().int().min(0).max(3650).default(7),
    /** The name that our own mail server writes at the head of its Authentication-Results; without it, nobody's count. */
    authenticationServer: z
      .string()
      .regex(/^[A-Za-z0-9._-]{1,255}$/, "a server's name")
      .optional(),
    /** Programs of websites whose mails are what people wrote into a form: their addresses, or `ACCOUNT:address`. */
    formSenders: FormSenders.default([]),
    /** Opens a door of our own for mail, in either language. */
    listen: z.enum(["lmtp", "smtp"]).optional(),
    listenHost: z.string().min(1).default("127.0.0.1"),
    listenPort: z.coerce.number().int().min(1).max(65_535).default(2525),
    /** Files, PEM: with both, the door offers STARTTLS. */
    listenCertificate: z.string().min(1).optional(),
    listenKeyFile: z.string().min(1).optional(),
    /** A file, PEM: an authority to trust beside those that everybody trusts. */
    authorityFile: z.string().min(1).optional(),
    /** Allows lines without TLS, to this machine's own loopback interface and nowhere else. */
    plainOnLoopback: z.stringbool().default(false),
  })
  .refine(({ mailboxes, listen }) => mailboxes !== undefined || listen !== undefined, {
    message: "neither mailboxes nor a door of our own",
  })
  .refine(
    ({ formSenders, mailboxes = [], addresses }) =>
      formSenders.every(
        ({ way }) => way === null || addresses.includes(way) || mailboxes.some(({ user }) => user === way),
      ),
    { message: "a form's sender for a mailbox that is none of ours" },
  )
  .refine((all) => (all.submissionUser === undefined) === (all.submissionPassword === undefined), {
    message: "an account without password, or a password without account",
  })
  .refine((all) => (all.listenCertificate === undefined) === (all.listenKeyFile === undefined), {
    message: "a certificate without key, or a key without certificate",
  });

/** How mail comes and goes. `submissionPassword` and `mailboxes` are secrets. */
export type Settings = z.infer<typeof config>;

function isFit(address: string): boolean {
  return PLAIN_ADDRESS.test(address) && address.indexOf("@") <= LOCAL_MAX;
}

function isBare(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    url.hostname !== "" &&
    url.username === "" &&
    url.password === "" &&
    (url.pathname === "" || url.pathname === "/") &&
    url.search === "" &&
    url.hash === ""
  );
}

const IMAP_PORTS = { "imaps:": 993, "imap:": 143 };

function mailboxOf(text: string): Mailbox | null {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== "imaps:" && url.protocol !== "imap:")) return null;
  if (url.hostname === "" || !(url.pathname === "" || url.pathname === "/") || url.search + url.hash !== "")
    return null;
  try {
    const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    if (user === "" || password === "" || /\p{Cc}/u.test(user + password)) return null;
    const port = url.port === "" ? IMAP_PORTS[url.protocol] : Number(url.port);
    return { host: bareHost(url.hostname), port, secure: url.protocol === "imaps:", user, password };
  } catch {
    return null;
  }
}

/** The host as sockets take it: an IPv6 address without its brackets. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "");
}
