import { multipart, PLAIN, row, utf8, type CorpusMail } from "./corpus-mail.ts";

const named = (
  name: string,
  disposition: string,
  expected: string | null,
  type = "application/octet-stream",
): CorpusMail =>
  row(
    `a file named by ${name}`,
    multipart("mixed", [
      PLAIN,
      `Content-Type: ${type}\nContent-Disposition: attachment; ${disposition}\n\nx`,
    ]),
    {
      files: [{ name: expected, type: type.split(";")[0] ?? type, size: 1 }],
    },
  );

/** Names of files in every form that RFC 2231 and programs have. */
export const FILE_NAME_MAILS: readonly CorpusMail[] = [
  named("a word", "filename=a.doc", "a.doc"),
  named("quotes", 'filename="my file.doc"', "my file.doc"),
  named("words without quotes", "filename=my file.doc", "my file.doc"),
  named("quotes inside quotes", 'filename="a \\"b\\".doc"', 'a "b".doc'),
  named("quotes that never close", 'filename="a.doc', "a.doc"),
  named("a charset", "filename*=utf-8''caf%C3%A9.doc", "café.doc"),
  named("a charset and a language", "filename*=iso-8859-1'fr'caf%E9.doc", "café.doc"),
  named("pieces", 'filename*0="one ";\n filename*1="two.doc"', "one two.doc"),
  named("pieces in disorder", 'filename*1="two.doc"; filename*0="one "', "one two.doc"),
  named(
    "pieces with a charset",
    "filename*0*=utf-8''caf%C3;\n filename*1*=%A9%20;\n filename*2=\"x.doc\"",
    "café x.doc",
  ),
  named("a charset in capitals", "FILENAME*=UTF-8''%E2%82%AC.doc", "€.doc"),
  named("both forms", "filename=\"x.doc\"; filename*=utf-8''caf%C3%A9.doc", "café.doc"),
  named("an encoded word, which no standard allows", 'filename="=?utf-8?Q?caf=C3=A9=2Edoc?="', "café.doc"),
  named("an encoded word in two", 'filename="=?utf-8?B?Y2Fmw6k=?=\n =?utf-8?B?LmRvYw==?="', "café.doc"),
  named("eight-bit letters", utf8('filename="café.doc"'), "café.doc"),
  named("a charset nobody knows", "filename*=x-nobody''caf%C3%A9.doc", "café.doc"),
  named("a broken escape", "filename*=utf-8''100%.doc", "100%.doc"),
  named("a comment", "filename=a.doc (the contract)", "a.doc"),
  named("a folder", 'filename="C:\\temp\\a.doc"', "a.doc"),
  named("a way out", 'filename="../../etc/passwd"', "passwd"),
  named("a hidden ending", utf8('filename="a\u202Egpj.exe"'), "agpj.exe"),
  named("control characters", "filename*=utf-8''a%0D%0Ab%00.doc", "a b.doc"),
  named("nothing but dots", 'filename=".."', null),
  named("its type alone", "x=y", "a.doc", "application/msword; name=a.doc"),
  named("a semicolon in quotes", 'filename="a;b.doc"', "a;b.doc"),
  row(
    "a file named by its address alone",
    multipart("mixed", [
      PLAIN,
      "Content-Type: application/pdf\nContent-Location: https://a.example/b/map.pdf\n\nx",
    ]),
    { files: [{ name: "map.pdf", type: "application/pdf", size: 1 }] },
  ),
  row(
    "words with an address of their own",
    multipart("mixed", [
      "Content-Type: text/plain; charset=utf-8\nContent-Location: https://a.example/page.txt\n\nAre you there?",
    ]),
  ),
];
