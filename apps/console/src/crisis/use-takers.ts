import { decideAccess } from "@holdfast/access-policy";
import { useEffect } from "react";
import { shiftsSeen } from "../board/board-store.ts";
import { live } from "../live/live-store.ts";
import { useStore } from "../store/store.ts";

/** Colleagues on shift whose role may have a clock, by name, kept current while `isWanted`; `null` as long as nobody knows. */
export function useTakers(
  isWanted: boolean,
): readonly { readonly id: string; readonly name: string }[] | null {
  const connection = useStore(live);
  useEffect(() => {
    if (!isWanted) return;
    connection?.watchBoard(true);
    return () => connection?.watchBoard(false);
  }, [connection, isWanted]);
  const { kind, shifts } = useStore(shiftsSeen);
  if (!isWanted || kind !== "ready") return null;
  return [...shifts.rows.values()]
    .filter(({ role }) => decideAccess(role, "safety_plan.change").allowed)
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
