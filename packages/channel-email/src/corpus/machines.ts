import { multipart, row, type CorpusMail, type Expected } from "./corpus-mail.ts";

type Headers = Readonly<Record<string, string | null>>;
const by =
  (kind: Expected["kind"]) =>
  (name: string, headers: Headers, from: string | null = "ada@example.org"): CorpusMail =>
    row(
      name,
      { headers, envelope: { from } },
      { kind, ...(headers["Subject"] ? { subject: headers["Subject"] } : {}) },
    );
const person = by("person");
const reply = by("auto_reply");
const list = by("list");
const report = by("report");

/** People and machines, told apart by what their programs write. */
export const MACHINE_MAILS: readonly CorpusMail[] = [
  reply("an absence by the standard", { Subject: "Out of office", "Auto-Submitted": "auto-replied" }),
  reply("an absence by the standard, with a comment", { "Auto-Submitted": "auto-replied (vacation)" }),
  reply(
    "an absence by Exchange",
    {
      Subject: "Automatic reply: Hello",
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
    "",
  ),
  reply("an absence by an old Exchange", {
    Subject: "Out of Office: Hello",
    "X-Auto-Response-Suppress": "OOF, AutoReply",
  }),
  reply("an absence in Spanish", { Subject: "Fuera de la oficina: Hola", Precedence: "bulk" }),
  row(
    "an automatic answer in Spanish",
    { headers: { Subject: "=?utf-8?Q?Respuesta_autom=C3=A1tica?=", Precedence: "bulk" } },
    { kind: "auto_reply", subject: "Respuesta automática" },
  ),
  row(
    "an automatic answer in French",
    { headers: { Subject: "=?utf-8?Q?R=C3=A9ponse_automatique?=", Precedence: "bulk" } },
    { kind: "auto_reply", subject: "Réponse automatique" },
  ),
  reply("an absence in German", { Subject: "Abwesenheitsnotiz: Hallo", "X-Auto-Response-Suppress": "All" }),
  reply("an automatic answer in German", { Subject: "Automatische Antwort: Hallo" }, ""),
  reply("an absence in French", { Subject: "Absence du bureau", Precedence: "junk" }),
  reply("an empty envelope sender and nothing else", {}, ""),
  reply("Precedence of an answering machine", { Precedence: "auto_reply" }),
  reply("X-Autoreply", { "X-Autoreply": "yes" }),
  reply("X-Autorespond", { "X-Autorespond": "Hello" }),
  reply("an empty Return-Path, where the road tells no envelope", { "Return-Path": "<>" }, null),
  row(
    "an absence of Notes that only its words give away",
    {
      headers: { Subject: "AUTO: Ada Byron is out of the office (returning 06/03/2026)" },
      body: "I am away until Friday.\n\nNote: This is an automated response to your message.\n",
    },
    {
      kind: "auto_reply",
      subject: "AUTO: Ada Byron is out of the office (returning 06/03/2026)",
      text: "I am away until Friday.\n\nNote: This is an automated response to your message.",
    },
  ),
  row(
    "an automatic answer in Polish",
    { headers: { Subject: "[Automatyczna =?utf-8?Q?odpowied=C5=BA?=] Hej", Precedence: "junk" } },
    { kind: "auto_reply", subject: "[Automatyczna odpowiedź] Hej" },
  ),
  row(
    "somebody who answers an automatic answer and quotes it",
    {
      headers: { Subject: "Re: Automatic reply: Hello" },
      body: "Nobody is there?\nThis is an automatic reply, you wrote. I need a person.\n",
    },
    {
      subject: "Re: Automatic reply: Hello",
      text: "Nobody is there?\nThis is an automatic reply, you wrote. I need a person.",
    },
  ),
  person("somebody who answers through a list in bulk, whose mail program names nothing", {
    Subject: "Re: Hello",
    Precedence: "bulk",
  }),
  person("somebody who writes to an old list that people post to", {
    Precedence: "bulk",
    Sender: "owner-help@example.org",
  }),
  report("a machine that writes by itself", {
    Subject: "Backup finished",
    "Auto-Submitted": "auto-generated",
  }),
  report("a machine that was notified", { "Auto-Submitted": "auto-notified" }),
  list("a newsletter", { Precedence: "bulk", "List-Unsubscribe": "<https://news.example/u>" }),
  list("a newsletter that one leaves by a click", {
    "List-Unsubscribe": "<https://news.example/u>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  }),
  list("junk by its own word", { Precedence: "junk" }),
  list("a list without posts", {
    Precedence: "list",
    "List-Unsubscribe": "<mailto:leave@news.example>",
    "List-Post": "NO",
  }),
  person("somebody who says that no machine wrote", { "Auto-Submitted": "no" }),
  person("somebody who says so in bulk", { "Auto-Submitted": "no", Precedence: "bulk" }),
  person("somebody through a list that people post to", {
    Precedence: "list",
    "List-Id": "<help.example.org>",
    "List-Post": "<mailto:help@example.org>",
    "List-Unsubscribe": "<mailto:leave@example.org>",
  }),
  person("somebody through a list's name alone", { "List-Id": "<help.example.org>" }),
  person("somebody whose provider adds a way to leave", { "List-Unsubscribe": "<mailto:leave@example.org>" }),
  person("somebody through Exchange, which suppresses answers", {
    "X-Auto-Response-Suppress": "DR, OOF, AutoReply",
  }),
  person("somebody who writes about an absence", { Subject: "Out of office and afraid" }),
  person("somebody who answers an absence", { Subject: "Re: Automatic reply: Hello" }),
  row(
    "somebody who answers through a program that writes in bulk",
    { headers: { Precedence: "bulk", "In-Reply-To": "<zero@example.org>" } },
    { thread: ["zero@example.org"] },
  ),
  person("somebody who says that no machine answers", { "X-Autoreply": "no" }),
  person("somebody with a high priority", { Precedence: "first-class", "X-Priority": "1" }),
  person("somebody who writes about a bounce", { Subject: "Delivery failure of my last mail" }),
  row(
    "the postmaster of a small house, in person",
    { headers: { From: "postmaster@example.org" }, envelope: { from: "postmaster@example.org" } },
    { from: [null, "postmaster@example.org"] },
  ),
  row(
    "a receipt that a mail was read",
    multipart("report; report-type=disposition-notification", [
      "Content-Type: text/plain\n\nYour mail was displayed.",
      "Content-Type: message/disposition-notification\n\nDisposition: manual-action/MDN-sent-manually; displayed\nOriginal-Message-ID: <0190f3c2-7a11-7b22-8c33-123456789abc.ABCDEFGHIJ234567@line.example>\n",
    ]),
    {
      kind: "report",
      text: "Your mail was displayed.",
      files: [{ name: null, type: "message/disposition-notification" }],
      about: "0190f3c2-7a11-7b22-8c33-123456789abc",
      thread: ["tag:ABCDEFGHIJ234567"],
    },
  ),
  row(
    "a complaint about our mail",
    multipart("report; report-type=feedback-report", [
      "Content-Type: text/plain\n\nThis is an email abuse report.",
      "Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: x/1\n",
      "Content-Type: message/rfc822\n\nMessage-ID: <0190f3c2-7a11-7b22-8c33-123456789abc.ABCDEFGHIJ234567@line.example>\nSubject: Re: Hello\n\nHi.",
    ]),
    {
      kind: "report",
      text: "This is an email abuse report.",
      files: [
        { name: null, type: "message/feedback-report" },
        { name: "Re Hello.eml", type: "message/rfc822", role: "message" },
      ],
      about: "0190f3c2-7a11-7b22-8c33-123456789abc",
      thread: ["tag:ABCDEFGHIJ234567"],
    },
  ),
];
