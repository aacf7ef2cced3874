import { z } from "zod";

/** How somebody on shift stands: taking contacts, or on a break. */
export const ShiftState = z.enum(["available", "break"]);
export type ShiftState = z.infer<typeof ShiftState>;
