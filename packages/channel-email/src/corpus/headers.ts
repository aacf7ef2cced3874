import { row, utf8, type CorpusMail } from "./corpus-mail.ts";

const subject = (name: string, raw: string, text: string, more: Parameters<typeof row>[2] = {}): CorpusMail =>
  row(name, { headers: { Subject: raw } }, { subject: text, ...more });

/** Headers in every form that RFC 2047 and programs have. */
export const HEADER_MAILS: readonly CorpusMail[] = [
  subject("a subject in quoted letters", "=?utf-8?Q?=C2=BFHola=3F?=", "¿Hola?"),
  subject("a subject in base64", "=?UTF-8?B?wr9Ib2xhPw==?=", "¿Hola?"),
  subject("a subject with a language", "=?utf-8*es?Q?=C2=BFHola=3F?=", "¿Hola?"),
  subject("a letter cut between two words", "=?utf-8?Q?caf=C3?=\n =?utf-8?Q?=A9?=", "café"),
  subject("a letter cut between two encodings", "=?utf-8?Q?=E2=82?=\n\t=?utf-8?B?rA==?=", "€"),
  subject("base64 cut anywhere", "=?utf-8?B?4oK?= =?utf-8?B?s?=", "€"),
  subject("two charsets beside each other", "=?iso-8859-1?Q?caf=E9?= =?koi8-r?B?xME=?=", "caféда"),
  subject("plain words between encoded ones", "=?utf-8?Q?one?= two =?utf-8?Q?three?=", "one two three"),
  subject("spaces inside an encoded word", "=?utf-8?Q?are you there?=", "are you there"),
  subject("a question mark inside an encoded word", "=?utf-8?Q?are_you_there??=", "are you there?"),
  subject("encoded words without space between them", "=?utf-8?Q?one?==?utf-8?Q?two?=", "onetwo"),
  subject("an encoded word inside a word", "re=?utf-8?Q?=C3=A9?=l", "reél"),
  subject("an encoded word that never ends", "=?utf-8?Q?never", "=?utf-8?Q?never"),
  subject("an encoding that nobody knows", "=?utf-8?Z?abc?=", "=?utf-8?Z?abc?="),
  subject("an unknown charset that is UTF-8", "=?x-nobody?Q?caf=C3=A9?=", "café", {
    partly: ["charset_unknown"],
  }),
  subject("an unknown charset that is not", "=?x-nobody?Q?caf=E9?=", "café", { partly: ["charset_unknown"] }),
  subject("an empty encoded word", "=?utf-8?Q??= still here", "still here"),
  subject("eight-bit UTF-8", utf8("¿Estás ahí?"), "¿Estás ahí?"),
  subject("eight-bit Latin-1", "\u00BFEst\u00E1s ah\u00ED?", "¿Estás ahí?", { partly: ["charset_unknown"] }),
  row(
    "an unencoded subject in the charset of the words",
    {
      headers: {
        Subject: "\u00D0\u00CF\u00CD\u00CF\u00C7\u00C9",
        "Content-Type": "text/plain; charset=koi8-r",
      },
    },
    { subject: "помоги" },
  ),
  row(
    "an unencoded name whose letters hold a backslash, in the charset of the words",
    {
      headers: {
        From: '"\u0095\\\u008E\u00A6" <ada@example.org>',
        "Content-Type": "text/plain; charset=shift_jis",
      },
    },
    { from: ["表示", "ada@example.org"] },
  ),
  subject("unencoded ISO-2022-JP", "\u001B$B=u\u001B(B", "助"),
  subject("Shift JIS", "=?shift_jis?B?j5U=?=", "助"),
  subject("GB18030", "=?gb18030?B?vsg=?=", "救"),
  subject("Big5", "=?big5?B?sc8=?=", "救"),
  subject("EUC-KR", "=?ks_c_5601-1987?B?tbU=?=", "도"),
  subject("windows-1256", "=?windows-1256?B?4+PG?=", "ممئ"),
  subject("UTF-7", "=?utf-7?Q?caf+AOk-?=", "café"),
  subject("a folded subject", "Are you\n there at\n\tall", "Are you there at all"),
  subject(
    "an encoded line break, to smuggle in a header",
    "=?utf-8?Q?Hello=0D=0ABcc:_eve@example.org?=",
    "Hello Bcc: eve@example.org",
  ),
  subject("an encoded NUL", "=?utf-8?Q?Hel=00lo?=", "Hello"),
  subject("marks that turn the direction", "=?utf-8?Q?Hello_=E2=80=AEgnp=2Eexe?=", "Hello gnp.exe", {
    signs: ["direction_controls"],
  }),
  subject("an empty subject", "", "", { subject: null }),
  subject("a subject of spaces", "   ", "", { subject: null }),
  row("no subject", { headers: { Subject: null } }, { subject: null }),
  row("two subjects", { headers: { Subject: ["One", "Two"] } }, { subject: "One" }),
  row("an empty subject and a full one", { headers: { Subject: ["", "Two"] } }, { subject: "Two" }),
  row("a space before the colon", { headers: { Subject: null, "Subject ": "Hello" } }),
  row("names in capitals", { headers: { Subject: null, SUBJECT: "Hello" } }),
  row("no space behind the colon", {
    raw: "From:Ada <ada@example.org>\nTo:intake@line.example\nSubject:Hello\nMessage-ID:<one@example.org>\n\nAre you there?\n",
  }),
  row(
    "a very long subject",
    { headers: { Subject: "ab ".repeat(2000) } },
    { subject: "ab ".repeat(2000).slice(0, 1000).trim() },
  ),
  row("emoji beyond the first plane", { headers: { Subject: "=?utf-8?B?8J+Yig==?=" } }, { subject: "😊" }),
];
