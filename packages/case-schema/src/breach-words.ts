import { z } from "zod";

/** Whether it has happened, or is about to. Funders ask for both. */
export const BreachKind = z.enum(["actual", "imminent"]);
export type BreachKind = z.infer<typeof BreachKind>;

/** How somebody whom it concerns is told: of these, `waits` is left to their own coming back, and reaches out to nobody. */
export const TellingWay = z.enum(["message", "call", "in_person", "waits"]);
export type TellingWay = z.infer<typeof TellingWay>;
