import { base64, HTML, multipart, nested, PLAIN, row, type CorpusMail } from "./corpus-mail.ts";

const PNG = base64(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
const PDF = base64("%PDF-1.4 small");
/** A part that is a file, by its type, its name and its base64. */
export const attached = (type: string, name: string, body: string): string =>
  `Content-Type: ${type}\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${body}`;

/** Mails of parts: every multipart, every kind of part that is kept and named. */
export const STRUCTURE_MAILS: readonly CorpusMail[] = [
  row(
    "two forms of a text, one with a file's name",
    multipart("alternative", [
      PLAIN,
      'Content-Type: text/html; charset=utf-8; name="body.html"\nContent-Disposition: inline\n\n<p>Are <b>you</b> there?</p>',
    ]),
    { html: { has: ["<b>you</b>"] } },
  ),
  row(
    "a file of words and no mail around it",
    {
      headers: {
        "Content-Type": 'text/plain; name="diary.txt"',
        "Content-Disposition": 'attachment; filename="diary.txt"',
        "Content-Transfer-Encoding": "base64",
      },
      body: base64("Dear diary, he is back."),
    },
    { text: "Dear diary, he is back.", files: [{ name: "diary.txt", type: "text/plain", size: 23 }] },
  ),
  row("text and a picture", multipart("mixed", [PLAIN, attached("image/png", "photo.png", PNG)]), {
    files: [{ name: "photo.png", type: "image/png", size: 16 }],
  }),
  row("text and HTML", multipart("alternative", [PLAIN, HTML]), { html: { has: ["<p>Are you there?</p>"] } }),
  row("HTML before text", multipart("alternative", [HTML, PLAIN]), { html: { has: ["Are you there?"] } }),
  row("an empty text beside HTML", multipart("alternative", ["Content-Type: text/plain\n\n  \n", HTML]), {
    html: {},
  }),
  row(
    "HTML with its picture",
    multipart("related", [
      HTML,
      "Content-Type: image/png; name=in.png\nContent-ID: <p1>\nContent-Transfer-Encoding: base64\n\n" + PNG,
    ]),
    {
      files: [{ name: "in.png", type: "image/png" }],
      html: {},
    },
  ),
  row(
    "text, and HTML with its picture",
    multipart("alternative", [
      PLAIN,
      nested(
        "related",
        [HTML, "Content-Type: image/png\nContent-ID: <p1>\nContent-Transfer-Encoding: base64\n\n" + PNG],
        "b2",
      ),
    ]),
    {
      files: [{ name: null, type: "image/png" }],
      html: {},
    },
  ),
  row(
    "forms inside a mixture",
    multipart("mixed", [
      nested("alternative", [PLAIN, HTML], "b2"),
      attached("application/pdf", "a.pdf", PDF),
    ]),
    {
      files: [{ name: "a.pdf", type: "application/pdf" }],
      html: {},
    },
  ),
  row(
    "a mixture inside forms",
    multipart("alternative", [
      PLAIN,
      nested("mixed", [HTML, attached("application/pdf", "a.pdf", PDF)], "b2"),
    ]),
    {
      files: [{ name: "a.pdf", type: "application/pdf" }],
      html: {},
    },
  ),
  row(
    "words before and behind a picture",
    multipart("mixed", ["\nAre you", attached("image/png", "p.png", PNG), "\nthere?"]),
    {
      text: "Are you\n\nthere?",
      files: [{ name: "p.png", type: "image/png" }],
    },
  ),
  row(
    "an invitation",
    multipart("alternative", [
      PLAIN,
      'Content-Type: text/calendar; method=REQUEST; name="invite.ics"\n\nBEGIN:VCALENDAR\nEND:VCALENDAR',
    ]),
    {
      files: [{ name: "invite.ics", type: "text/calendar" }],
    },
  ),
  row(
    "a visiting card",
    multipart("mixed", [PLAIN, "Content-Type: text/vcard; name=ada.vcf\n\nBEGIN:VCARD\nEND:VCARD"]),
    {
      files: [{ name: "ada.vcf", type: "text/vcard" }],
    },
  ),
  row(
    "a text file",
    multipart("mixed", [
      PLAIN,
      'Content-Type: text/plain\nContent-Disposition: attachment; filename="diary.txt"\n\nDear diary',
    ]),
    {
      files: [{ name: "diary.txt", type: "text/plain", size: 10 }],
    },
  ),
  row(
    "a text file without disposition",
    multipart("mixed", [PLAIN, "Content-Type: text/plain; name=diary.txt\n\nDear diary"]),
    {
      files: [{ name: "diary.txt", type: "text/plain" }],
    },
  ),
  row(
    "words in a file of text that nobody attached",
    multipart("mixed", [
      "Content-Type: text/plain; name=body.txt\nContent-Disposition: inline; filename=body.txt\n\nAre you there?",
    ]),
    { files: [{ name: "body.txt", type: "text/plain", size: 14 }] },
  ),
  row(
    "another mail inside",
    multipart("mixed", [
      PLAIN,
      "Content-Type: message/rfc822\n\nFrom: Bob <bob@example.org>\nSubject: Look at this\n\nDo not tell.",
    ]),
    {
      files: [{ name: "Look at this.eml", type: "message/rfc822", role: "message" }],
    },
  ),
  row(
    "a mail passed on without a word",
    multipart("mixed", [
      "Content-Type: message/rfc822\n\nFrom: Bob <bob@example.org>\nSubject: Look\n\nDo not tell.",
    ]),
    {
      text: "From: Bob <bob@example.org>\nSubject: Look\n\nDo not tell.",
      quoted: "From: Bob",
      files: [{ name: "Look.eml", type: "message/rfc822", role: "message" }],
    },
  ),
  row(
    "a mail in a mail in a mail",
    multipart("mixed", [
      PLAIN,
      "Content-Type: message/rfc822\n\nSubject: Outer\nContent-Type: message/rfc822\n\nSubject: Inner\n\nDeep.",
    ]),
    {
      files: [{ name: "Outer.eml", type: "message/rfc822", role: "message" }],
    },
  ),
  row("a digest", multipart("digest", ["\nSubject: First\n\nOne", "\nSubject: Second\n\nTwo"]), {
    text: "Subject: First\n\nOne\n\nSubject: Second\n\nTwo",
    quoted: "Subject: First",
    files: [
      { name: "First.eml", type: "message/rfc822", role: "message" },
      { name: "Second.eml", type: "message/rfc822", role: "message" },
    ],
  }),
  row(
    "a file and nothing else",
    {
      headers: { "Content-Type": "application/pdf; name=a.pdf", "Content-Transfer-Encoding": "base64" },
      body: PDF,
    },
    {
      text: "",
      files: [{ name: "a.pdf", type: "application/pdf" }],
    },
  ),
  row(
    "a program that says it is a picture",
    multipart("mixed", [PLAIN, attached("image/jpeg", "cat.jpg", base64("MZ\u0000\u0001"))]),
    {
      files: [{ name: "cat.jpg", type: "application/x-msdownload" }],
    },
  ),
  row(
    "a picture that says it is data",
    multipart("mixed", [PLAIN, attached("application/octet-stream", "cat", PNG)]),
    {
      files: [{ name: "cat", type: "image/png" }],
    },
  ),
  row("a type that is none", { headers: { "Content-Type": "bogus" } }),
  row("a type of letters alone", { headers: { "Content-Type": "text" } }),
  row("an empty type", { headers: { "Content-Type": "" } }),
  row("rich text of the old kind", {
    headers: { "Content-Type": "text/enriched" },
    body: "<bold>Are</bold> you there?\n",
  }),
  row("a type of text that nobody knows", { headers: { "Content-Type": "text/x-strange" } }),
  row("an empty mail", { body: "" }, { text: "" }),
  row("white space and nothing else", { body: " \n\t\n\n" }, { text: "" }),
];
