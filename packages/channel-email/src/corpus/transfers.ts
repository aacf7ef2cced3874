import { base64, multipart, PLAIN, row, utf8, type CorpusMail, type Expected } from "./corpus-mail.ts";

const QP = { "Content-Type": "text/plain; charset=utf-8", "Content-Transfer-Encoding": "quoted-printable" };
const B64 = { "Content-Type": "text/plain; charset=utf-8", "Content-Transfer-Encoding": "base64" };
const quoted = (name: string, body: string, text: string, more: Partial<Expected> = {}): CorpusMail =>
  row(`quoted-printable: ${name}`, { headers: QP, body }, { text, ...more });
const based = (name: string, body: string, text: string, more: Partial<Expected> = {}): CorpusMail =>
  row(`base64: ${name}`, { headers: B64, body }, { text, ...more });
const flowed = (
  name: string,
  body: string,
  text: string,
  more: Partial<Expected> = {},
  delsp = "",
): CorpusMail =>
  row(
    `format=flowed: ${name}`,
    { headers: { "Content-Type": `text/plain; format=flowed${delsp}` }, body },
    { text, ...more },
  );

const UU = "begin 644 cat.txt\n#0V%T\n`\nend\n";

/** How words are made fit for travel, and how that goes wrong. */
export const TRANSFER_MAILS: readonly CorpusMail[] = [
  quoted("letters and soft breaks", "caf=C3=A9 and =\nmore=20\n", "café and more"),
  quoted("small hexadecimals", "caf=c3=a9\n", "café"),
  quoted("spaces behind a soft break", "one =  \ntwo\n", "one two"),
  quoted("an equals sign that encodes nothing", "1+1=2 =zz\n", "1+1=2 =zz", { partly: ["damaged"] }),
  quoted("cut off in an escape", "caf=C3=A9 =", "café"),
  quoted("eight-bit letters in between", utf8("café =C3=A9\n"), "café é"),
  quoted("a line break that is encoded", "one=0D=0Atwo\n", "one\ntwo"),
  based("whole", base64(Buffer.from("Are you there?")), "Are you there?"),
  based("without its padding", "QXJlIHlvdSB0aGVyZT8", "Are you there?"),
  based("in several runs", "QXJlIHlvdSA=\ndGhlcmU/\n", "Are you there?"),
  based("with other things between", "QXJl!IHlv*dSB0aGVyZT8=\n", "Are you there?", { partly: ["damaged"] }),
  based("never encoded", "I am at the station.\nPlease come.\n", "I am at the station.\nPlease come.", {
    partly: ["damaged"],
  }),
  based(
    "with a footer longer than the words",
    "QXJlIHlvdSB0aGVyZT8=\n\nThis mail was scanned.\nNothing was found in it.\nKeep it to yourself.\n",
    "Are you there?",
    { partly: ["damaged"] },
  ),
  based("cut off", "QXJlIHlvdSB0aGVyZT8gTm9ib2R5I", "Are you there? Nobody", { partly: ["damaged"] }),
  based(
    "with a scanner's footer behind it",
    "QXJlIHlvdSB0aGVyZT8=\n\nScanned by a scanner.\n",
    "Are you there?",
    { partly: ["damaged"] },
  ),
  based("with spaces in it", "QXJl IHlv\n\tdSB0aGVyZT8=\n", "Are you there?"),
  row("a transfer encoding that nobody knows", { headers: { "Content-Transfer-Encoding": "x-strange" } }),
  row("an encoding with a comment", {
    headers: { ...B64, "Content-Transfer-Encoding": "BASE64 (yes)" },
    body: base64("Are you there?"),
  }),
  row(
    "binary",
    {
      headers: { "Content-Type": "text/plain; charset=utf-8", "Content-Transfer-Encoding": "binary" },
      body: utf8("¿Estás ahí?\n"),
    },
    { text: "¿Estás ahí?" },
  ),
  row("eight-bit words without a charset", { body: utf8("¿Estás ahí?\n") }, { text: "¿Estás ahí?" }),
  row(
    "Latin-1 without a charset",
    { body: "\u00BFEst\u00E1s ah\u00ED?\n" },
    { text: "¿Estás ahí?", partly: ["charset_unknown"] },
  ),
  row(
    "an unknown charset",
    { headers: { "Content-Type": "text/plain; charset=x-nobody" }, body: utf8("¿Estás?\n") },
    { text: "¿Estás?", partly: ["charset_unknown"] },
  ),
  row(
    "a charset in quotes of the wrong kind",
    {
      headers: { "Content-Type": "text/plain; charset='koi8-r'" },
      body: "\u00d0\u00d2\u00c9\u00d7\u00c5\u00d4\n",
    },
    { text: "привет" },
  ),
  row("an unknown charset and plain letters", {
    headers: { "Content-Type": "text/plain; charset=x-nobody" },
  }),
  row(
    "Latin-1 that says it is UTF-8",
    { headers: { "Content-Type": "text/plain; charset=utf-8" }, body: "caf\u00E9 ya\n" },
    { text: "café ya", partly: ["charset_unknown"] },
  ),
  row(
    "UTF-8 with a broken letter",
    { headers: { "Content-Type": "text/plain; charset=utf-8" }, body: utf8("café ") + "\u00C3 x\n" },
    { text: "café \uFFFD x", partly: ["damaged"] },
  ),
  row(
    "a charset in quotes and capitals",
    { headers: { "Content-Type": 'text/plain; CHARSET="UTF-8"' }, body: utf8("é\n") },
    { text: "é" },
  ),
  row(
    "a charset that RFC 2231 encodes",
    { headers: { "Content-Type": "text/plain; charset*=us-ascii'en'utf-8" }, body: utf8("é\n") },
    { text: "é" },
  ),
  flowed(
    "a paragraph",
    "One long \nline and \nanother.\nThen this.\n",
    "One long line and another.\nThen this.",
  ),
  flowed("spaces to be deleted", "Donau \ndampf\n", "Donaudampf", {}, "; delsp=yes"),
  flowed("stuffed lines", " From here\n  indented\n", "From here\n indented"),
  flowed("a signature", "Words.\n-- \nAda\n", "Words.\n-- \nAda"),
  flowed(
    "quotations of two depths",
    "Yes.\n> Are you \n> there?\n>> Who \n>> asks?\n",
    "Yes.\n> Are you there?\n>> Who asks?",
  ),
  row(
    "a file written into the text",
    { body: `Are you there?\n\n${UU}` },
    { files: [{ name: "cat.txt", type: "application/octet-stream", size: 3 }] },
  ),
  row(
    "two files written into the text",
    { body: `Are you\n${UU}there?\n${UU}` },
    {
      text: "Are you\nthere?",
      files: [
        { name: "cat.txt", type: "application/octet-stream", size: 3 },
        { name: "cat.txt", type: "application/octet-stream", size: 3 },
      ],
    },
  ),
  row(
    "a file written into the text that is cut off",
    { body: "Are you there?\nbegin 644 cat.txt\n#0V%T\n" },
    {
      files: [{ name: "cat.txt", type: "application/octet-stream", size: 3 }],
      partly: ["damaged"],
    },
  ),
  row(
    "words that only begin like a file",
    { body: "begin 644 things\nwith me, please\n" },
    { text: "begin 644 things\nwith me, please" },
  ),
  row(
    "uuencode as the encoding of a part",
    multipart("mixed", [
      PLAIN,
      `Content-Type: application/octet-stream; name=cat.txt\nContent-Transfer-Encoding: x-uuencode\n\n${UU}`,
    ]),
    {
      files: [{ name: "cat.txt", type: "application/octet-stream", size: 3 }],
    },
  ),
  row("lines that end in LF alone", { breaks: "\n", body: "Are you\nthere?\n" }, { text: "Are you\nthere?" }),
  row("lines that end in CR alone", { breaks: "\r", body: "Are you\nthere?\n" }, { text: "Are you\nthere?" }),
  row("lines that end in two CRs", { body: "Are you\r\nthere?\r\n" }, { text: "Are you\n\nthere?" }),
  row("single CRs in the text", { body: "Are you\rthere?\n" }, { text: "Are you\nthere?" }),
  row(
    "NUL and other controls in the text",
    { body: "Are\u0000 you\u0007 there?\u001B[2J\n" },
    { text: "Are you there?[2J" },
  ),
  row(
    "a text longer than a message",
    { body: "word ".repeat(5000) },
    { text: "word ".repeat(5000).slice(0, 20_000), partly: ["too_long"] },
  ),
  row("one line of ten thousand letters", { body: "x".repeat(10_000) }, { text: "x".repeat(10_000) }),
];
