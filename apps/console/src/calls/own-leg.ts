import type { QueueRow } from "@holdfast/wire";
import { pickUp } from "./answer-call.ts";
import { callOf } from "./calls.ts";

/**
 * Has the telephone here answer by itself what it is rung for when somebody is called from a contact without a call: nobody
 * outside is dialled before sound comes from here. In a call it is on the line already. A telephone that is not here is no
 * reason not to ask: the gateway says so, or it rings in another tab.
 */
export function takeOwnLeg({ id, number }: Pick<QueueRow, "id" | "number">): void {
  if (callOf(id) === null) pickUp(number);
}
