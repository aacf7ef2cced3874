import { shiftsSeen } from "./board-store.ts";

/** Who is on shift, as one word that is another when somebody comes or goes: by it is known of whom something is to be asked. */
export const whoIsOnShift = (): string => [...shiftsSeen.get().shifts.rows.keys()].toSorted().join();
