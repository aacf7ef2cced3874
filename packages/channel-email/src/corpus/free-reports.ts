import { row, utf8, type CorpusMail, type Expected } from "./corpus-mail.ts";

const UUID = "0190f3c2-7a11-7b22-8c33-123456789abc";
const TAG = "ABCDEFGHIJ234567";
const COPY = `--- Copy of what was sent ---\nMessage-ID: <${UUID}.${TAG}@line.example>`;
type Outcome = NonNullable<Expected["bounce"]>;

const FAILED: Outcome = ["failed", "unreachable"];
const DELAYED: Outcome = ["delayed", null];

interface Written {
  readonly from: string;
  readonly subject: string;
  readonly words: string;
  /** The envelope sender: a list or a gateway put one of its own around the report. */
  readonly envelope?: string | null;
  readonly bounce?: Outcome;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Words of a server around a mail of ours, in an envelope that is not empty. */
function report(name: string, written: Written): CorpusMail {
  const { from, subject, words, envelope = "relay@gate.example", bounce = FAILED, headers = {} } = written;
  const body = `${words}\n\n${COPY}`;
  return row(
    name,
    {
      headers: { From: from, Subject: utf8(subject), ...headers },
      body: utf8(`${body}\n`),
      envelope: { from: envelope },
    },
    {
      from: [null, from],
      subject,
      text: body,
      kind: "bounce",
      bounce,
      about: UUID,
      thread: [`tag:${TAG}`],
      signs: envelope === null ? [] : ["envelope_mismatch"],
    },
  );
}

/** The same words under a person's name. */
function person(name: string, from: string, subject: string, words: string): CorpusMail {
  return row(
    name,
    { headers: { From: from, Subject: subject }, body: `${words}\n`, envelope: { from } },
    { from: [null, from], subject, text: words },
  );
}

const DAEMON = "MAILER-DAEMON@mx.example.org";

/** Reports that servers and filters wrote without fields for programs, as old roads still bring them. */
export const FREE_REPORT_MAILS: readonly CorpusMail[] = [
  report("a daemon's report that came through a list", {
    from: DAEMON,
    subject: "Undelivered Mail Returned to Sender",
    words: "The message below found no mailbox.",
    headers: { Precedence: "bulk" },
  }),
  report("a daemon whose subject is ours", {
    from: DAEMON,
    subject: "Re: Hello",
    words: "We are sorry: we were not able to deliver this message.",
  }),
  report("a daemon with a problem", {
    from: DAEMON,
    subject: "Mail Delivery Problem",
    words: "Ada takes no mail from intake.",
  }),
  report("a daemon in Chinese", {
    from: DAEMON,
    subject: "邮件传输失败",
    words: "这封信没有到达。",
  }),
  report("a daemon in Russian", {
    from: DAEMON,
    subject: "Сообщение сервера",
    words: "Ваше письмо не может быть доставлено: такого ящика нет.",
  }),
  report("a daemon in Polish", {
    from: DAEMON,
    subject: "Niedostarczona wiadomość",
    words: "Nie ma takiej skrzynki.",
    envelope: null,
  }),
  report("a daemon that is still trying, by its words alone", {
    from: DAEMON,
    subject: "About your message",
    words: "It has not yet been delivered. You need not do anything.",
    bounce: DELAYED,
  }),
  report("a gateway that calls a delay a failure", {
    from: "smtp.gateway@mx.example.org",
    subject: "Delivery failure",
    words: "Your mail could not be delivered so far. We will continue to try for three days.",
    bounce: DELAYED,
  }),
  report("a mail server of another name", {
    from: "MDaemon@mx.example.org",
    subject: "Warning: ada - User unknown!",
    words: "ada: there is no such user here.",
    headers: { Precedence: "bulk" },
  }),
  report("a filter in a name of its own", {
    from: "imss@mx.example.org",
    subject: "Mail could not be delivered",
    words: "Unable to deliver to ada.",
  }),
  report("a bounce address that only sends reports", {
    from: "ndr@mx.example.org",
    subject: "Mail delivery failed: returning message to sender",
    words: "It could not be delivered to one of its recipients.",
  }),
  row(
    "a daemon that says nothing known",
    {
      headers: { From: DAEMON, Subject: "Notice" },
      body: "The disk was changed.\n",
      envelope: { from: DAEMON },
    },
    { from: [null, DAEMON], subject: "Notice", text: "The disk was changed.", kind: "report" },
  ),
  person(
    "somebody whose own mail to us came back",
    "ada@example.org",
    "Mail delivery failed",
    "My mail to you could not be delivered, it said. Is this the right address?",
  ),
  person(
    "somebody at a bounce address who answers a report",
    "bounce@example.org",
    "Re: Undeliverable: Hello",
    "It could not be delivered, you say? Please help me.",
  ),
  person(
    "somebody at an address like a program's, about something else",
    "mailer@example.org",
    "Rejected: my application",
    "They refused me again and I do not know where to sleep.",
  ),
];
