import { z } from "zod";

/** Languages that everybody outside the team is served in. */
export const Language = z.enum(["en", "es", "fr"]);
export type Language = z.infer<typeof Language>;
