import { INTAKE, row, utf8, type CorpusMail, type Expected } from "./corpus-mail.ts";

const UUID = "0190f3c2-7a11-7b22-8c33-123456789abc";
const TAG = "ABCDEFGHIJ234567";
const OURS = `${UUID}.${TAG}@line.example`;
const TAGGED = `intake+${TAG}@line.example`;
const follows = (
  name: string,
  headers: Readonly<Record<string, string>>,
  thread: readonly string[],
  more: Partial<Expected> = {},
): CorpusMail => row(name, { headers }, { thread, ...more });
const named = (name: string, raw: string | readonly string[] | null, messageId: string | null): CorpusMail =>
  row(name, { headers: { "Message-ID": raw } }, { messageId });

const ANSWER = { "In-Reply-To": "<zero@example.org>" };
const ANSWERED = ["zero@example.org"];

/** What joins mails, and what does not. */
export const THREAD_MAILS: readonly CorpusMail[] = [
  follows("an answer to a mail of ours", { "In-Reply-To": `<${OURS}>` }, [`tag:${TAG}`, OURS]),
  follows("an answer by its references alone", { References: `<x@example.org> <${OURS}>` }, [
    `tag:${TAG}`,
    OURS,
    "x@example.org",
  ]),
  follows("an answer to its own mail", { "In-Reply-To": "<zero@example.org>" }, ["zero@example.org"]),
  follows(
    "references over several lines",
    { References: "<a@example.org>\n <b@example.org>\n\t<c@example.org>" },
    ["c@example.org", "b@example.org", "a@example.org"],
  ),
  follows("references without space between them", { References: "<a@example.org><b@example.org>" }, [
    "b@example.org",
    "a@example.org",
  ]),
  follows(
    "references with commas and words",
    { References: "<a@example.org>, message of Monday <b@example.org>" },
    ["b@example.org", "a@example.org"],
  ),
  follows("a reference folded in its middle", { References: "<a-long-\n name@example.org>" }, [
    "a-long-name@example.org",
  ]),
  follows("In-Reply-To of the old kind", { "In-Reply-To": 'Your message of "Mon" <a@example.org>' }, [
    "a@example.org",
  ]),
  follows(
    "the same name in both",
    { "In-Reply-To": "<b@example.org>", References: "<a@example.org> <b@example.org>" },
    ["b@example.org", "a@example.org"],
  ),
  follows("a name of ours in capitals", { "In-Reply-To": `<${OURS.toUpperCase()}>` }, [
    `tag:${TAG}`,
    OURS.toUpperCase(),
  ]),
  follows("a name like ours under another domain", { "In-Reply-To": `<${UUID}.${TAG}@evil.example>` }, [
    `${UUID}.${TAG}@evil.example`,
  ]),
  row("the tagged address in the envelope", { envelope: { to: [TAGGED] } }, { thread: [`tag:${TAG}`] }),
  row(
    "the tagged address in To",
    { headers: { To: TAGGED } },
    { to: [[null, TAGGED]], thread: [`tag:${TAG}`] },
  ),
  row(
    "the tagged address in Delivered-To",
    { headers: { "Delivered-To": TAGGED } },
    { thread: [`tag:${TAG}`] },
  ),
  row(
    "the tagged address in Cc, in small letters",
    { headers: { Cc: `Us <${TAGGED.toLowerCase()}>` } },
    {
      cc: [["Us", TAGGED.toLowerCase()]],
      thread: [`tag:${TAG}`],
    },
  ),
  row("a subject like another's", { headers: { Subject: "Re: Hello" } }, { subject: "Re: Hello" }),
  row(
    "a hundred references",
    { headers: { References: Array.from({ length: 100 }, (_, at) => `<${at}@example.org>`).join("\n ") } },
    {
      thread: Array.from({ length: 100 }, (_, at) => `${99 - at}@example.org`),
    },
  ),
  named("no Message-ID", null, null),
  named("an empty Message-ID", "", null),
  named("a Message-ID of empty brackets", "<>", null),
  named("a Message-ID without brackets", "one@example.org", "one@example.org"),
  named("a Message-ID that is a word", "one", null),
  named("a Message-ID with words behind it", "<one@example.org> (by a relay)", "one@example.org"),
  named("a Message-ID without an at sign", "<one>", "one"),
  named("two Message-IDs", ["<one@example.org>", "<two@example.org>"], "one@example.org"),
  named("a Message-ID longer than a line", `<${"x".repeat(2000)}@example.org>`, null),
  row(
    "a mail that we sent ourselves",
    { headers: { From: INTAKE, "Message-ID": `<${OURS}>` }, envelope: { from: INTAKE } },
    {
      from: [null, INTAKE],
      messageId: OURS,
      signs: ["name_of_ours"],
    },
  ),
  row(
    "an answer above what it answers",
    {
      headers: ANSWER,
      body: "Yes.\n\nOn Mon, 2 Mar 2026 at 10:00, Info <intake@line.example> wrote:\n> Are you safe?\n",
    },
    {
      text: "Yes.\n\nOn Mon, 2 Mar 2026 at 10:00, Info <intake@line.example> wrote:\n> Are you safe?",
      quoted: "On Mon",
      thread: ANSWERED,
    },
  ),
  row(
    "an answer above what it answers, in Spanish",
    {
      headers: ANSWER,
      body: "Si.\n\nEl lun, 2 mar 2026 a las 10:00, Info (<intake@line.example>) escribi\u00C3\u00B3:\n> Hola\n",
    },
    {
      text: "Si.\n\nEl lun, 2 mar 2026 a las 10:00, Info (<intake@line.example>) escribió:\n> Hola",
      quoted: "El lun",
      thread: ANSWERED,
    },
  ),
  row(
    "an answer above what it answers, in French, over two lines",
    {
      headers: ANSWER,
      body: "Oui.\n\nLe lun. 2 mars 2026 \u00C3\u00A0 10:00, Info <intake@line.example>\na \u00C3\u00A9crit :\n> Bonjour\n",
    },
    {
      text: "Oui.\n\nLe lun. 2 mars 2026 à 10:00, Info <intake@line.example>\na écrit :\n> Bonjour",
      quoted: "Le lun.",
      thread: ANSWERED,
    },
  ),
  row(
    "Outlook's history",
    { headers: ANSWER, body: "Yes.\n\n-----Original Message-----\nFrom: Info\nSent: Monday\nHello\n" },
    {
      text: "Yes.\n\n-----Original Message-----\nFrom: Info\nSent: Monday\nHello",
      quoted: "-----Original",
      thread: ANSWERED,
    },
  ),
  row(
    "answers between the lines",
    { headers: ANSWER, body: "> Are you safe?\nNo.\n> Where are you?\nAt work.\n" },
    { text: "> Are you safe?\nNo.\n> Where are you?\nAt work.", thread: ANSWERED },
  ),
  row(
    "an answer below what it answers",
    { headers: ANSWER, body: "> Are you safe?\nNo.\n" },
    { text: "> Are you safe?\nNo.", thread: ANSWERED },
  ),
  row(
    "nothing but what it answers",
    { headers: ANSWER, body: "> Are you safe?\n" },
    { text: "> Are you safe?", quoted: "> Are you", thread: ANSWERED },
  ),
  row(
    "a letter outside the first plane before what it answers",
    {
      headers: { ...ANSWER, "Content-Type": "text/plain; charset=utf-8" },
      body: utf8("🌻\n> Are you safe?\n"),
    },
    { text: "🌻\n> Are you safe?", quoted: "> Are you", thread: ANSWERED },
  ),
  row(
    "a mail quoted by somebody who answers nobody",
    { body: "Look.\n\nOn Mon, 2 Mar 2026 at 10:00, Him <him@example.net> wrote:\n> You will see.\n" },
    { text: "Look.\n\nOn Mon, 2 Mar 2026 at 10:00, Him <him@example.net> wrote:\n> You will see." },
  ),
  row(
    "a mail passed on below words, in a thread",
    {
      headers: ANSWER,
      body: "Look.\n\n---------- Forwarded message ---------\nFrom: Him <him@example.net>\n\nYou will see.\n",
    },
    {
      text: "Look.\n\n---------- Forwarded message ---------\nFrom: Him <him@example.net>\n\nYou will see.",
      thread: ANSWERED,
    },
  ),
  row(
    "a mail passed on by its subject, in a thread",
    {
      headers: { ...ANSWER, Subject: "WG: Hello" },
      body: "Look.\n\n-----Original Message-----\nFrom: Him\nSent: Monday\nYou will see.\n",
    },
    {
      subject: "WG: Hello",
      text: "Look.\n\n-----Original Message-----\nFrom: Him\nSent: Monday\nYou will see.",
      thread: ANSWERED,
    },
  ),
];
