import { z } from "zod";

/** What is kept of whether somebody wants to be written to: by a word of theirs, of staff for them, or of their provider. */
export const OptOutKind = z.enum([
  /** A message that was a STOP word and nothing else. */
  "stop_word",
  "start_word",
  /** They said in words of their own that they want no messages; an advocate says so. */
  "refused_in_words",
  /** They agreed to be written to again; an advocate says so. */
  "agreed_anew",
  /** The provider takes no message of ours to them, whatever they said. */
  "provider_blocks",
  "provider_unblocks",
]);
export type OptOutKind = z.infer<typeof OptOutKind>;
