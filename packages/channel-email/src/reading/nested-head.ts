import { readAddresses } from "./addresses.ts";
import { decodeHeader } from "./encoded-words.ts";
import { headerTable, splitHeaders } from "./headers.ts";
import { cutAt, shownLine } from "./shown-text.ts";

/** What tells a mail inside a mail: a name for its file, and the lines that stand above its words. */
export interface NestedHead {
  readonly fileName: string | null;
  readonly lines: readonly string[];
}

export function nestedHead(bytes: Buffer): NestedHead {
  const table = headerTable(splitHeaders(bytes, 0, Math.min(bytes.length, 256_000), true).headers);
  const subject = shownLine(decodeHeader(table.first("subject")).text, 500).text;
  const [from] = readAddresses(table.first("from"), 1).mailboxes;
  const sender = [from?.name, from?.address && `<${from.address}>`].filter(Boolean).join(" ");
  const date = shownLine(table.first("date"), 100).text;
  const named = { From: sender, Date: date, Subject: subject };
  return {
    fileName: subject === "" ? null : `${cutAt(subject.replaceAll(/[/\\:*?"<>|\s]+/g, " ").trim(), 150)}.eml`,
    lines: Object.entries(named).flatMap(([name, value]) => (value === "" ? [] : [`${name}: ${value}`])),
  };
}
