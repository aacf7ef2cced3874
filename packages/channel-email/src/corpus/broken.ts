import { multipart, PLAIN, row, type CorpusMail } from "./corpus-mail.ts";

const HEAD =
  "From: Ada <ada@example.org>\r\nTo: intake@line.example\r\nSubject: Hello\r\nMessage-ID: <one@example.org>\r\n";
const mixed = (body: string, boundary: string | null = "b1") => ({
  headers: {
    "Content-Type": boundary === null ? "multipart/mixed" : `multipart/mixed; boundary="${boundary}"`,
  },
  body,
});

/** Mails that no standard allows and that arrive all the same: no word of them is lost. */
export const BROKEN_MAILS: readonly CorpusMail[] = [
  row(
    "no empty line before the words",
    { raw: `${HEAD}Are you there?\r\nPlease answer.\r\n` },
    { text: "Are you there?\nPlease answer." },
  ),
  row(
    "no headers at all",
    { raw: "Are you there?\r\nI am Ada.\r\n" },
    {
      from: null,
      to: [],
      along: ["nowhere"],
      subject: null,
      messageId: null,
      text: "Are you there?\nI am Ada.",
    },
  ),
  row(
    "nothing at all",
    { raw: "" },
    { from: null, to: [], along: ["nowhere"], subject: null, messageId: null, text: "" },
  ),
  row("headers and nothing else", { raw: HEAD }, { text: "" }),
  row(
    "headers that end in their middle",
    { raw: "From: Ada <ada@example.org>\r\nSubj" },
    { to: [], along: ["nowhere"], subject: null, messageId: null, text: "Subj" },
  ),
  row("a mailbox's From line above", {
    raw: `From ada@example.org Thu Mar  5 10:00:00 2026\r\n${HEAD}\r\nAre you there?\r\n`,
  }),
  row("noise above the headers", { raw: `Sub ject broken\r\n${HEAD}\r\nAre you there?\r\n` }),
  row("a space before the first header", { raw: ` ${HEAD}\r\nAre you there?\r\n` }),
  row("empty lines above the headers", { raw: `\r\n\r\n${HEAD}\r\nAre you there?\r\n` }),
  row("a header whose second line is not indented", {
    raw: `Received: from a\r\nby b for c\r\n${HEAD}\r\nAre you there?\r\n`,
  }),
  row("a line of spaces among the headers", { raw: `Received: a\r\n \r\n${HEAD}\r\nAre you there?\r\n` }),
  row("a line of spaces before the words", { raw: `${HEAD}  \r\nAre you there?\r\n` }),
  row("a byte order mark above", { raw: `\u00EF\u00BB\u00BF${HEAD}\r\nAre you there?\r\n` }),
  row("NULs among the headers", { raw: `X-A: a\u0000b\r\n${HEAD}\r\nAre you there?\r\n` }),
  row("a multipart without a boundary", mixed(`--x9\n${PLAIN}\n--x9--\n`, null), { partly: ["damaged"] }),
  row("a multipart with another boundary", mixed(`--x9\n${PLAIN}\n--x9--\n`), { partly: ["damaged"] }),
  row("a multipart that is none", mixed("Are you there?\n"), { partly: ["damaged"] }),
  row(
    "a multipart inside another whose boundary is not said",
    mixed(
      "--b1\nContent-Type: multipart/alternative\n\nHe is here.\n--b1\nContent-Type: text/plain\n\nPlease come.\n--b1--\n",
    ),
    { text: "He is here.\n\nPlease come.", partly: ["damaged"] },
  ),
  row("two Content-Types, the second with the boundary", {
    headers: { "Content-Type": ["text/plain", 'multipart/mixed; boundary="b1"'] },
    body: `--b1\n${PLAIN}\n--b1--\n`,
  }),
  row("a multipart that never closes", mixed(`--b1\n${PLAIN}\n`)),
  row("a boundary with spaces behind it", mixed(`--b1  \n${PLAIN}\n--b1--  \n`)),
  row("a boundary of odd letters", {
    headers: { "Content-Type": 'multipart/mixed; boundary="=_a(b);c?/:"' },
    body: `--=_a(b);c?/:\n${PLAIN}\n--=_a(b);c?/:--\n`,
  }),
  row("words behind the last boundary", mixed(`--b1\n${PLAIN}\n--b1--\nAnd he knows.\n`), {
    partly: ["parts_left_out"],
  }),
  row(
    "words before the first boundary",
    mixed(`This is a multi-part message in MIME format.\n--b1\n${PLAIN}\n--b1--\n`),
  ),
  row(
    "the same boundary in and out",
    mixed(`--b1\nContent-Type: multipart/alternative; boundary="b1"\n\n--b1\n${PLAIN}\n--b1--\n`),
  ),
  row(
    "an inner multipart that never closes",
    mixed(
      `--b1\nContent-Type: multipart/alternative; boundary="b2"\n\n--b2\n${PLAIN}\n--b1\nContent-Type: text/plain\n\nPlease.\n--b1--\n`,
    ),
    { text: "Are you there?\n\nPlease." },
  ),
  row("a boundary in the middle of a line", mixed(`--b1\n${PLAIN}--b1--\n`), {
    text: "Are you there?--b1--",
  }),
  row("a closing boundary and nothing else", mixed("Are you there?\n--b1--\n"), {
    text: "Are you there?\n--b1--",
  }),
  row("a boundary with an eight-bit letter", {
    headers: { "Content-Type": 'multipart/mixed; boundary="b\u00C2\u00B5"' },
    body: `--b\u00C2\u00B5\n${PLAIN}\n--b\u00C2\u00B5--\n`,
  }),
  row("a part without headers", multipart("mixed", ["\nAre you there?"])),
  row("a part that is headers alone", multipart("mixed", [PLAIN, "Content-Type: text/plain"])),
  row(
    "a line like a boundary in the words",
    multipart("mixed", ["Content-Type: text/plain\n\nAre you there?\n--b1x\n-- b1"]),
    { text: "Are you there?\n--b1x\n-- b1" },
  ),
  row("two types", { headers: { "Content-Type": ["text/plain", "text/html"] } }),
  row("a date that is none", { headers: { Date: "yesterday 5" } }),
  row("two dates", { headers: { Date: ["Thu, 05 Mar 2026 10:00:00 +0100", "x"] } }),
  row("a header of ten thousand letters", { headers: { "X-Long": "x".repeat(10_000) } }),
  row("a thousand headers", { headers: { "X-Many": Array.from({ length: 1000 }, (_, at) => String(at)) } }),
  row("depth fifty", { headers: { "Content-Type": 'multipart/mixed; boundary="n0"' }, body: deep(50) }),
];

/** A text inside as many multiparts. */
function deep(levels: number): string {
  let body = "";
  for (let level = 0; level < levels; level++)
    body += `--n${level}\nContent-Type: multipart/mixed; boundary="n${level + 1}"\n\n`;
  body += `--n${levels}\n${PLAIN}\n`;
  for (let level = levels; level >= 0; level--) body += `--n${level}--\n`;
  return body;
}
