import { decideAccess } from "@holdfast/access-policy";
import type { UserId } from "@holdfast/case-schema";
import { useEffect } from "react";
import { live } from "../live/live-store.ts";
import { useStore } from "../store/store.ts";
import { shiftsSeen } from "./board-store.ts";

/**
 * How many colleagues who may lift a lock are on shift, available or there to be consulted, and connected, kept current while `isWanted`; `null` as long
 * as nobody knows.
 */
export function useLeadsOnShift(me: UserId, isWanted: boolean): number | null {
  const connection = useStore(live);
  useEffect(() => {
    if (!isWanted) return;
    connection?.watchBoard(true);
    return () => connection?.watchBoard(false);
  }, [connection, isWanted]);
  const { kind, shifts } = useStore(shiftsSeen);
  if (!isWanted || kind !== "ready") return null;
  return [...shifts.rows.values()].filter(
    ({ id, role, state, apart, goneSince }) =>
      id !== me &&
      // Whoever is there to be consulted is there for this.
      (state === "available" || apart === "consult_only") &&
      goneSince === null &&
      decideAccess(role, "contact.lift_lock").allowed,
  ).length;
}
