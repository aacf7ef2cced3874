import { z } from "zod";

/**
 * Why a message of ours was not sent, did not arrive, or is not known to have been sent. Codes, never words.
 *
 * `too_late` to `taken_back` are the house's own reasons, and say that it surely never left; `unreachable` to `provider`
 * are the provider's (`provider`: it failed, and nobody said why); `opted_out` is either's. `lease_lost` belongs to an
 * unknown message: whoever was handing it over did not live to tell.
 */
export const SendFailure = z.enum([
  "too_late",
  "closed",
  "not_held",
  "damaged",
  "taken_back",
  "opted_out",
  "unreachable",
  "refused",
  "too_long",
  "expired",
  "provider",
  "lease_lost",
]);
export type SendFailure = z.infer<typeof SendFailure>;
