import type { EventRow } from "./log-statements.ts";
import type { LogEvent } from "./log-store.ts";

/** The stream on which every change of a contact is told as the queue's row. */
export const QUEUE_STREAM = "queue:main";

/** A contact's own stream, on which the same change is told as a revision. */
export const CONTACT_STREAM = "contact:";

/**
 * What one row of the log is told as: a change of a contact on two streams, anything else on the stream that it names.
 * Both stand at the same place, so no cursor falls between them.
 */
export function toldOf(row: EventRow): readonly LogEvent[] {
  if (row.xid === null || row.seq === null) return [];
  const place = { xid: BigInt(row.xid), seq: BigInt(row.seq) };
  const { contact_id: id, version } = row;
  if (id === null) return row.stream === null ? [] : [{ ...place, stream: row.stream, payload: row.payload }];
  return [
    { ...place, stream: QUEUE_STREAM, payload: { kind: "contact", id, version, row: row.row } },
    { ...place, stream: `${CONTACT_STREAM}${id}`, payload: { kind: "revision", id, version } },
  ];
}
