import { useEffect, useMemo } from "react";
import { serverNow } from "../clock/server-clock.ts";
import { live } from "../live/live-store.ts";
import { queue } from "../queue/queue-store.ts";
import { channelHealth } from "../status/channel-health.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { boardFacts, type BoardFacts } from "./board-facts.ts";
import { changesHeld, heldRows } from "./board-hold.ts";
import { boardHold, shiftsSeen } from "./board-store.ts";

export interface ShownBoard extends BoardFacts {
  readonly isLoading: boolean;
  /** Since when somebody holds it, and how much has changed meanwhile; `null` while it goes on. */
  readonly held: { readonly since: number; readonly changes: number } | null;
  /** Holds it as it is, or lets it go on. */
  readonly toggleHold: () => void;
}

/** What the board shows, kept current for as long as it is on screen and nobody holds it. */
export function useBoard(): ShownBoard {
  const connection = useStore(live);
  useEffect(() => {
    connection?.watchBoard(true);
    return () => connection?.watchBoard(false);
  }, [connection]);
  // Whoever comes back wants to see what is.
  useEffect(() => () => boardHold.set(null), []);

  const now = useNow();
  const contacts = useStore(queue);
  const onShift = useStore(shiftsSeen);
  const { channels } = useStore(channelHealth);
  const rows = useMemo(
    () => (contacts.kind === "ready" ? [...contacts.board.rows.values()] : null),
    [contacts],
  );
  const shifts = useMemo(
    () => (onShift.kind === "ready" ? [...onShift.shifts.rows.values()] : null),
    [onShift],
  );
  const hold = useStore(boardHold);
  const shown = useMemo(
    () =>
      hold === null
        ? { rows, shifts }
        : { rows: heldRows(hold, { rows, shifts }), shifts: hold.shifts ?? shifts },
    [hold, rows, shifts],
  );
  const facts = useMemo(() => boardFacts({ ...shown, channels }, now), [shown, channels, now]);
  return {
    ...facts,
    isLoading: contacts.kind === "loading" || onShift.kind === "loading",
    held: hold === null ? null : { since: hold.since, changes: changesHeld(hold, { rows, shifts }) },
    toggleHold: () => boardHold.set(hold === null ? { since: serverNow(), rows, shifts } : null),
  };
}
