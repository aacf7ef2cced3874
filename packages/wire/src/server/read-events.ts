import { encodeCursor } from "../cursor.ts";
import { WireEvent } from "../event.ts";
import { StreamName } from "../stream.ts";
import type { StoredEvent } from "./log-source.ts";
import type { LoggedEvent } from "./ring.ts";

export interface ReadEvents {
  readonly events: readonly LoggedEvent[];
  /** Streams in which something stands that cannot be told. */
  readonly unreadable: ReadonlySet<StreamName>;
}

/** The log's events as the wire tells them. What the wire has no word for does not pass, whatever was stored (W7). */
export function readEvents(epoch: string, logged: readonly StoredEvent[]): ReadEvents {
  const events: LoggedEvent[] = [];
  const unreadable = new Set<StreamName>();
  for (const { xid, seq, stream, payload } of logged) {
    const name = StreamName.safeParse(stream);
    const event = WireEvent.safeParse(payload);
    // Nobody can follow a stream without a name of the wire's, so nobody misses what stands in it.
    if (!name.success) continue;
    if (event.success)
      events.push({ stream: name.data, at: encodeCursor({ epoch, xid, seq }), event: event.data });
    else unreadable.add(name.data);
  }
  return { events, unreadable };
}
