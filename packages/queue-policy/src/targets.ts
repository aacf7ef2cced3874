import { TARGET_MOST_MS, type Medium } from "@holdfast/case-schema";
import { z } from "zod";

const Milliseconds = z.number().int().positive().max(TARGET_MOST_MS);

/** How soon each medium wants a first human answer, in milliseconds; a danger contact has a target of its own. */
export const Targets = z.object({
  voice: Milliseconds,
  text: Milliseconds,
  email: Milliseconds,
  form: Milliseconds,
  danger: Milliseconds,
});
export type Targets = z.infer<typeof Targets>;

/** Defaults of handbook 3.2: voice 20 s, text 60 s, email and form a first look in 15 min, danger as voice. */
export const DEFAULT_TARGETS: Targets = {
  voice: 20_000,
  text: 60_000,
  email: 15 * 60_000,
  form: 15 * 60_000,
  danger: 20_000,
};

/** The target that holds for a contact, in milliseconds: danger never waits longer than its medium would (Q4). */
export function targetMs(medium: Medium, danger: boolean, targets: Targets): number {
  return danger ? Math.min(targets[medium], targets.danger) : targets[medium];
}
