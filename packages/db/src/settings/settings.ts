import { z } from "zod";

const Milliseconds = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What a hotline changes while it runs. Every field has a default, so an empty record is complete. */
export const Settings = z.strictObject({
  /** How soon each medium wants a first human answer. */
  targets: z
    .strictObject({
      voice: Milliseconds,
      text: Milliseconds,
      email: Milliseconds,
      form: Milliseconds,
      danger: Milliseconds,
    })
    .default({ voice: 20_000, text: minute, email: 15 * minute, form: 15 * minute, danger: 20_000 }),
  /** How long after its closing a new inbound event reopens a contact. */
  reopenWithinMs: Milliseconds.default(day),
  /** How long after the last inbound message a return code opens its thread. */
  returnCodeValidMs: Milliseconds.default(30 * day),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = Settings.parse({});
