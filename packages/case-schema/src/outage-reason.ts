import { z } from "zod";

/**
 * Why a channel does not work, as far as it can be told: nobody answers; the provider does not know us by our secret;
 * has closed or suspended the account; does not count the number we send from as ours; has lost its own line to the
 * carrier; answers, but not in its right mind; or says that all is well while messages do not leave.
 */
export const OutageReason = z.enum([
  "unreachable",
  "credentials",
  "suspended",
  "number",
  "line",
  "provider",
  "sends",
]);
export type OutageReason = z.infer<typeof OutageReason>;
