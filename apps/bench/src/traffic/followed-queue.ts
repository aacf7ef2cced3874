import { MAIN_QUEUE } from "@holdfast/wire";

/** What one console has of the queue: where it stands in the log, and every contact with its version. */
export interface FollowedQueue {
  readonly cursor: () => string;
  readonly versions: ReadonlyMap<string, number>;
  /** Events that were told a second time, which no rule of the wire asks for. */
  readonly twice: () => number;
  /** Takes a batch by the wire's rule (W3); `gap`: something before it is missing. */
  readonly take: (batch: ToldBatch) => "taken" | "known" | "gap";
  /** Whether a head (W6) says that something is missing. */
  readonly isBehind: (head: ToldHead) => boolean;
  /** Begins anew from what was loaded. */
  readonly load: (asOf: string, rows: readonly VersionedRow[]) => void;
}

export interface VersionedRow {
  readonly id: string;
  readonly version: number;
}

export interface ToldBatch {
  readonly stream: string;
  readonly from: string;
  readonly to: string;
  readonly events: readonly ({ readonly kind: string } & VersionedRow)[];
}

export interface ToldHead {
  readonly heads: readonly { readonly stream: string; readonly cursor: string }[];
}

/**
 * A console's rules for the queue, without its checks of every field: so little that a thousand of them leave the machine
 * to what is measured, and all that it takes to find a gap or something told twice.
 */
export function followQueue(): FollowedQueue {
  const versions = new Map<string, number>();
  let cursor = "";
  let twice = 0;
  return {
    cursor: () => cursor,
    versions,
    twice: () => twice,
    take({ stream, from, to, events }) {
      if (stream !== MAIN_QUEUE || to <= cursor) return "known";
      if (from > cursor) return "gap";
      // From before where it stands, some of it may be known; from there on, nothing is.
      const isExact = from === cursor;
      cursor = to;
      for (const { kind, id, version } of events) {
        if (kind !== "contact") continue;
        const known = versions.get(id) ?? 0;
        if (version > known) versions.set(id, version);
        else if (isExact) twice += 1;
      }
      return "taken";
    },
    isBehind: ({ heads }) => heads.some((head) => head.stream === MAIN_QUEUE && head.cursor > cursor),
    load(asOf, rows) {
      cursor = asOf;
      versions.clear();
      for (const { id, version } of rows) versions.set(id, version);
    },
  };
}
