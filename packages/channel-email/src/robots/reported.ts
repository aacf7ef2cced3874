import { headerTable, splitHeaders, type HeaderTable } from "../reading/headers.ts";
import { leavesOf } from "../reading/leaves.ts";
import type { MimeTree, Part } from "../reading/mime-tree.ts";
import { unpack } from "../reading/transfer.ts";

/** What a report brings besides words: fields for programs, and the head of the mail it is about. */
export interface Reported {
  /** Which kind of report the mail says it is; `null` when it is none. */
  readonly type: "delivery" | "disposition" | "feedback" | null;
  /** One for each recipient, after the one for the whole mail. */
  readonly fields: readonly HeaderTable[];
  /** The head of each mail that is returned. */
  readonly returned: readonly HeaderTable[];
}

const STATUS = /^message\/(delivery-status|global-delivery-status)$/;
const DISPOSITION = /^message\/(disposition-notification|global-disposition-notification)$/;
const FEEDBACK = /^message\/feedback-report$/;
const RETURNED = /^(message\/(rfc822|global|rfc822-headers|global-headers)|text\/rfc822-headers)$/;

const LEAVES_MAX = 50;
const HEAD_BYTES_MAX = 256_000;
const FIELDS_MAX = 100;

export function reportedIn(bytes: Buffer, { root }: MimeTree): Reported {
  const leaves = leavesOf(root).slice(0, LEAVES_MAX);
  const open = (part: Part): Buffer =>
    unpack(
      bytes.subarray(part.bodyFrom, Math.min(part.bodyTo, part.bodyFrom + HEAD_BYTES_MAX)),
      part.headers.first("content-transfer-encoding"),
    ).bytes;
  const ofType = (pattern: RegExp): Part[] =>
    leaves.filter(({ contentType }) => pattern.test(contentType.value));
  const status = ofType(STATUS);
  const type =
    status.length > 0
      ? "delivery"
      : ofType(DISPOSITION).length > 0
        ? "disposition"
        : ofType(FEEDBACK).length > 0
          ? "feedback"
          : null;
  const report = root.contentType.params.get("report-type")?.toLowerCase();
  return {
    type:
      type ??
      (root.contentType.value === "multipart/report" && report === "delivery-status" ? "delivery" : null),
    fields: [...status, ...ofType(DISPOSITION)].flatMap((part) => groups(open(part))),
    returned: ofType(RETURNED).map((part) => {
      const head = open(part);
      return headerTable(splitHeaders(head, 0, head.length, true).headers);
    }),
  };
}

/** Groups of fields with empty lines between them. */
function groups(bytes: Buffer): HeaderTable[] {
  const tables: HeaderTable[] = [];
  for (let at = 0; at < bytes.length && tables.length < FIELDS_MAX;) {
    const { headers, bodyFrom } = splitHeaders(bytes, at, bytes.length, true);
    if (headers.length > 0) tables.push(headerTable(headers));
    if (bodyFrom <= at) break;
    at = bodyFrom;
    if (headers.length === 0) break;
  }
  return tables;
}
