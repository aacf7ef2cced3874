import { randomBytes } from "node:crypto";
import type { Passing } from "../house-time/house-time.ts";

/**
 * Time that passes as a test turns its clock: years really go by, on this machine and on the database's. Whoever would have a clock
 * that is wrong says how much time passes all the same.
 */
export function turnedTime(clock: () => number): Passing {
  return {
    machine: randomBytes(16).toString("hex"),
    upMs: () => Math.max(0, clock()),
    offMs: 0,
    databaseClock: clock,
  };
}
