import { CALLER, INTAKE } from "@holdfast/channel-email/testing";

/** Header fields and words of a mail that lies in somebody's mailbox. */
export interface LyingMail {
  readonly header: (name: string) => string | null;
  readonly body: string;
}

/** Takes a mail apart as far as these tests look at it: folded fields are one line. */
export function lyingMail(raw: string): LyingMail {
  const text = raw.replaceAll("\r\n", "\n");
  const end = text.indexOf("\n\n");
  const head = text.slice(0, end).replaceAll(/\n[ \t]+/g, " ");
  return {
    header: (name) => new RegExp(`^${name}: *(.*)$`, "im").exec(head)?.[1]?.trim() ?? null,
    body: text.slice(end + 2),
  };
}

/** A mail as it travels, from its fields and its words. */
export function rawMail(fields: Readonly<Record<string, string>>, body: string): string {
  const all = {
    From: CALLER,
    To: INTAKE,
    Date: "Thu, 26 Nov 2026 10:00:00 +0000",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    ...fields,
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [...head, "", ...body.split("\n"), ""].join("\r\n");
}

export interface WrittenMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly fileName: string;
  readonly file: string;
}

/** A mail with plain words, the same formatted, and a file. */
export function mailWithFile({ subject, text, html, fileName, file }: WrittenMail): string {
  const part = (type: string, body: string, more: readonly string[] = []): string =>
    [`Content-Type: ${type}`, ...more, "", body].join("\n");
  const either = [
    "--inner",
    part("text/plain; charset=utf-8", text),
    "--inner",
    part("text/html; charset=utf-8", `<p>${html}</p>`),
    "--inner--",
  ].join("\n");
  const body = [
    "--outer",
    part('multipart/alternative; boundary="inner"', either),
    "--outer",
    part("application/pdf", Buffer.from(`%PDF-1.4\n${file}\n`).toString("base64"), [
      `Content-Disposition: attachment; filename="${fileName}"`,
      "Content-Transfer-Encoding: base64",
    ]),
    "--outer--",
  ].join("\n");
  return rawMail({ Subject: subject, "Content-Type": 'multipart/mixed; boundary="outer"' }, body);
}

/** Three times as many as the reader of the channel has memory for; still less than a mail may have. */
const LINES_TOO_MANY = 5_000_000;

/** A mail at which reading fails: a head of twenty megabytes. */
export function unreadableMail(subject: string, words: string): string {
  // Whole, so that no server on the way adds a line below it.
  const mail = rawMail({ Subject: subject, "Message-ID": "<too.many.lines@example.test>" }, words);
  const head = mail.indexOf("\r\n\r\n");
  return `${mail.slice(0, head)}\r\n${"X:\r\n".repeat(LINES_TOO_MANY)}${mail.slice(head + 2)}`;
}
