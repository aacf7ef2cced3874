import { z } from "zod";

/** How words travel on a channel. Policies read this, never a channel's id. */
export const Medium = z.enum(["voice", "text", "email", "form"]);
export type Medium = z.infer<typeof Medium>;
