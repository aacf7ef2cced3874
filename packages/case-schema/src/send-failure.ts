import { z } from "zod";
import { ReachLimit, ReachLock } from "./reach-lock.ts";

/** Each once: what is the provider's word, too, or lock and limit in one, stands above or with the locks. */
const LOCKED = [
  ...ReachLock.exclude(["opted_out"]).options,
  ...ReachLimit.exclude(["danger_word"]).options,
] as const;

/**
 * Why a message of ours was not sent, did not arrive, or is not known to have been sent. Codes, never words.
 *
 * `too_late` to `not_safe` are the house's own reasons, and say that it surely never left; `unreachable` to `provider`
 * are the provider's (`provider`: it failed, and nobody said why); `opted_out` is either's. `lease_lost` belongs to an
 * unknown message: whoever was handing it over did not live to tell. The names of locks and limits say why it could not
 * reach them at the moment when it would have left.
 * `pressing`: the line itself wrote it, and by then whoever waits was in danger, in a threat to life or a crisis.
 * `not_safe`: it was a piece of a safety plan, and by then it was not safe to talk.
 */
export const SendFailure = z.enum([
  "too_late",
  "closed",
  "not_held",
  "damaged",
  "pressing",
  "taken_back",
  "not_safe",
  "opted_out",
  "unreachable",
  "refused",
  "too_long",
  "expired",
  "provider",
  "lease_lost",
  ...LOCKED,
]);
export type SendFailure = z.infer<typeof SendFailure>;
