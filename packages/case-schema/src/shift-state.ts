import { z } from "zod";

/** On shift and offered nothing, for another reason than a break: there to be consulted only, or away. */
export const Apart = z.enum(["consult_only", "away"]);
export type Apart = z.infer<typeof Apart>;

/** How somebody on shift says that they stand: taking contacts, on a break, or apart. */
export const ShiftState = z.enum(["available", "break", ...Apart.options]);
export type ShiftState = z.infer<typeof ShiftState>;
