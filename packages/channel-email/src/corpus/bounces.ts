import { multipart, row, utf8, type CorpusMail, type Expected, type Someone } from "./corpus-mail.ts";

const UUID = "0190f3c2-7a11-7b22-8c33-123456789abc";
const TAG = "ABCDEFGHIJ234567";
const OURS = `${UUID}.${TAG}@line.example`;
const DAEMON = "MAILER-DAEMON@mx.example.org";
const RETURNED = `Content-Type: text/rfc822-headers\n\nFrom: Info <intake@line.example>\nMessage-ID: <${OURS}>\nSubject: Re: Hello`;
const WHOLE = `Content-Type: message/rfc822\n\nFrom: Info <intake@line.example>\nMessage-ID: <${OURS}>\nSubject: Re: Hello\n\nHi.`;
const STATUS_FILE = { name: null, type: "message/delivery-status" };
const HEAD_FILE = { name: null, type: "text/rfc822-headers" };
const WHOLE_FILE = { name: "Re Hello.eml", type: "message/rfc822", role: "message" };

interface Server {
  readonly from?: string;
  readonly as?: Someone;
  readonly subject?: string;
  readonly words?: string;
}

/** A report as RFC 3464 wants it: words, fields, and the head of what is returned. */
function standard(
  name: string,
  fields: string,
  bounce: Expected["bounce"],
  server: Server = {},
  returned = RETURNED,
): CorpusMail {
  const {
    from = `Mail Delivery System <${DAEMON}>`,
    as = ["Mail Delivery System", DAEMON],
    subject = "Undelivered Mail Returned to Sender",
    words = "Your mail could not be delivered.",
  } = server;
  const given = multipart('report; report-type="delivery-status"', [
    `Content-Type: text/plain; charset=utf-8\n\n${words}`,
    `Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n\n${fields}`,
    returned,
  ]);
  return row(
    name,
    {
      ...given,
      headers: { ...given.headers, From: from, Subject: subject, "Auto-Submitted": "auto-replied" },
      envelope: { from: "" },
    },
    {
      from: as,
      subject: Buffer.from(subject, "latin1").toString("utf8"),
      text: Buffer.from(words, "latin1").toString("utf8"),
      kind: "bounce",
      ...(bounce ? { bounce } : {}),
      about: UUID,
      thread: [`tag:${TAG}`],
      files: [STATUS_FILE, returned === WHOLE ? WHOLE_FILE : HEAD_FILE],
    },
  );
}

const fields = (action: string, status: string): string =>
  `Final-Recipient: rfc822; ada@example.org\nAction: ${action}\nStatus: ${status}\nDiagnostic-Code: smtp; 550 no`;

/** A report in words alone. */
function free(
  name: string,
  subject: string,
  words: string,
  more: Partial<Expected>,
  headers: Readonly<Record<string, string>> = {},
  from = DAEMON,
): CorpusMail {
  return row(
    name,
    { headers: { From: from, Subject: subject, ...headers }, body: `${words}\n`, envelope: { from: "" } },
    {
      from: [null, from],
      subject: Buffer.from(subject, "latin1").toString("utf8"),
      text: Buffer.from(words, "latin1").toString("utf8"),
      kind: "bounce",
      about: UUID,
      thread: [`tag:${TAG}`],
      ...more,
    },
  );
}

const FAILED: Partial<Expected> = { bounce: ["failed", "unreachable"] };
const ABOUT = `Message-ID: <${OURS}>`;

/** What mail servers write about mails of ours, and what only looks like it. */
export const BOUNCE_MAILS: readonly CorpusMail[] = [
  standard("Postfix: nobody of that name", fields("failed", "5.1.1"), ["failed", "unreachable"]),
  standard(
    "Postfix: the whole mail returned",
    fields("failed", "5.1.1"),
    ["failed", "unreachable"],
    {},
    WHOLE,
  ),
  standard(
    "a service that gave our mail a name of its own",
    fields("failed", "5.1.1"),
    ["failed", "unreachable"],
    {},
    RETURNED.replace("Message-ID:", "Message-ID: <new@service.example>\nX-Microsoft-Original-Message-ID:"),
  ),
  standard("Postfix: still being tried", fields("delayed", "4.4.1"), ["delayed", null], {
    subject: "Delayed Mail (still being retried)",
  }),
  standard("Postfix: it arrived", fields("delivered", "2.0.0"), ["delivered", null], {
    subject: "Successful Mail Delivery Report",
  }),
  standard("it was handed on", fields("relayed", "2.1.9"), ["sent", null]),
  standard("the mailbox is full", fields("failed", "5.2.2"), ["failed", "unreachable"]),
  standard("policy refused it", fields("failed", "5.7.1"), ["failed", "refused"]),
  standard("it was too large", fields("failed", "5.3.4"), ["failed", "refused"]),
  standard("time ran out", fields("failed", "4.4.7"), ["failed", "expired"]),
  standard(
    "a status with its words and no action",
    "Final-Recipient: rfc822; ada@example.org\nStatus: 5.1.1 (nobody)",
    ["failed", "unreachable"],
  ),
  standard("one of two recipients", `${fields("delivered", "2.0.0")}\n\n${fields("failed", "5.1.1")}`, [
    "failed",
    "unreachable",
  ]),
  standard("Sendmail", fields("failed", "5.1.1"), ["failed", "unreachable"], {
    from: `Mail Delivery Subsystem <${DAEMON}>`,
    as: ["Mail Delivery Subsystem", DAEMON],
    subject: "Returned mail: see transcript for details",
  }),
  standard("Sendmail: a warning after four hours", fields("delayed", "4.2.0"), ["delayed", null], {
    subject: "Warning: could not send message for past 4 hours",
  }),
  standard(
    "Exchange",
    fields("failed", "5.1.10"),
    ["failed", "unreachable"],
    {
      from: "postmaster@example.org",
      as: [null, "postmaster@example.org"],
      subject: "Undeliverable: Re: Hello",
    },
    WHOLE,
  ),
  standard("Exchange in German", fields("failed", "5.1.10"), ["failed", "unreachable"], {
    subject: "Unzustellbar: Re: Hello",
    words: utf8("Die Nachricht konnte nicht zugestellt werden. Grüße"),
  }),
  standard("Exchange in Spanish", fields("failed", "5.1.10"), ["failed", "unreachable"], {
    subject: "No se puede entregar: Re: Hello",
    words: utf8("No se encontró la dirección."),
  }),
  standard("Exchange in French", fields("failed", "5.1.10"), ["failed", "unreachable"], {
    subject: utf8("Non remis : Re: Hello"),
    words: utf8("Votre message n'a pas été remis."),
  }),
  free(
    "qmail",
    "failure notice",
    `Hi. This is the qmail-send program at mx.example.org.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<ada@example.org>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n${ABOUT}`,
    FAILED,
  ),
  free(
    "Exim",
    "Mail delivery failed: returning message to sender",
    `A message that you sent could not be delivered.\n\n${ABOUT}`,
    FAILED,
    { "X-Failed-Recipients": "ada@example.org" },
  ),
  free(
    "an old Exchange",
    "Undeliverable: Re: Hello",
    "Your message did not reach some or all of the intended recipients.",
    { ...FAILED, thread: [`tag:${TAG}`, OURS] },
    { "In-Reply-To": `<${OURS}>` },
    "postmaster@example.org",
  ),
  free("a report in German words", "Unzustellbar: Re: Hello", `Zustellung gescheitert.\n${ABOUT}`, FAILED),
  free("a report in Spanish words", utf8("Error de entrega"), `No entregado.\n${ABOUT}`, FAILED),
  free("a report in French words", utf8("=?utf-8?Q?=C3=89chec_de_la_remise?="), `Non remis.\n${ABOUT}`, {
    ...FAILED,
    subject: "Échec de la remise",
  }),
  free(
    "a delay in German words",
    "=?utf-8?Q?Zustellung_verz=C3=B6gert?=",
    `Noch nicht zugestellt.\n${ABOUT}`,
    { bounce: ["delayed", null], subject: "Zustellung verzögert" },
  ),
  row(
    "a report about a mail that is not ours",
    {
      headers: { From: DAEMON, Subject: "failure notice" },
      body: "Message-ID: <other@elsewhere.example>\n",
      envelope: { from: "" },
    },
    {
      from: [null, DAEMON],
      subject: "failure notice",
      text: "Message-ID: <other@elsewhere.example>",
      kind: "bounce",
      ...FAILED,
    },
  ),
  row(
    "a report that names no mail, at the tagged address",
    {
      headers: { From: DAEMON, Subject: "failure notice" },
      body: "No mailbox here by that name.\n",
      envelope: { from: "", to: [`intake+${TAG}@line.example`] },
    },
    {
      from: [null, DAEMON],
      subject: "failure notice",
      text: "No mailbox here by that name.",
      kind: "bounce",
      bounce: ["failed", "unreachable"],
      thread: [`tag:${TAG}`],
    },
  ),
  row(
    "somebody who passes a bounce on",
    {
      headers: { Subject: "Fwd: Undeliverable: Hello" },
      body: "Look, it came back. What now?\n",
    },
    { subject: "Fwd: Undeliverable: Hello", text: "Look, it came back. What now?" },
  ),
  row(
    "somebody named like a server, from an address of their own",
    {
      headers: { From: "Mail Delivery System <ada@example.org>", Subject: "Undeliverable" },
    },
    { from: ["Mail Delivery System", "ada@example.org"], subject: "Undeliverable" },
  ),
];
