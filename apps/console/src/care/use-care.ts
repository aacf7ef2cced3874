import { useEffect, useMemo, useRef } from "react";
import { shift } from "../alerts/shift.ts";
import { queue } from "../queue/queue-store.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { care, type OwnCare } from "./care-store.ts";
import { forgetCare, loadCare } from "./keep-care.ts";

/** How often it is asked anew, in milliseconds: another tab may have said something of it. */
const EVERY_MS = 60_000;

/** What stands for me, asked when I come, when something that I had is no longer mine, and now and then. */
export function useCare(): OwnCare | null {
  const standing = useStore(shift);
  const mine = useMine();
  const isOn = standing.kind === "on";
  const state = isOn ? `${standing.state} ${String(standing.stateSince)}` : null;
  const seen = useRef({ mine, state: "" });
  useEffect(() => {
    if (!isOn) return undefined;
    const again = setInterval(() => void loadCare(), EVERY_MS);
    return () => clearInterval(again);
  }, [isOn]);
  useEffect(() => {
    const before = seen.current;
    seen.current = { mine, state: state ?? "" };
    const now = new Set(mine.split(" "));
    const hasLeft = before.mine !== "" && before.mine.split(" ").some((id) => !now.has(id));
    if (state === null) forgetCare();
    else if (hasLeft || before.state !== state) void loadCare();
  }, [mine, state]);
  return useStore(care);
}

/** The ids of what I have, in one line that is the same while they are. */
function useMine(): string {
  const { id } = useMe();
  const { board } = useStore(queue);
  return useMemo(
    () =>
      [...board.rows.values()]
        .flatMap((row) => (row.holder?.id === id ? [row.id] : []))
        .toSorted()
        .join(" "),
    [board, id],
  );
}
