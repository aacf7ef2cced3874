import { z } from "zod";
import { DialledNumber } from "./call-party.ts";
import { SHORT_ABANDON_MS } from "./call.ts";
import { Language } from "./language.ts";
import { isLabel } from "./visible-text.ts";

const Label = z.string().max(100).refine(isLabel);

/** Who sends help to a place. What is short to dial here would reach whoever sends it here. */
export const EmergencyCentre = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  name: Label,
  /** What it sends help to, as somebody would say where they are: a town, a county. */
  place: Label,
  number: DialledNumber,
  /** What whoever calls there should know: when it is open, how it is told. */
  note: z.string().max(200).refine(isLabel).nullable().default(null),
});
export type EmergencyCentre = z.infer<typeof EmergencyCentre>;

/** The emergency centres of a hotline, each once. */
export const EmergencyCentres = z
  .array(EmergencyCentre)
  .max(5000)
  .refine((centres) => new Set(centres.map(({ id }) => id)).size === centres.length);
export type EmergencyCentres = z.infer<typeof EmergencyCentres>;

/** A number that a carrier can show. */
const ShownNumber = z.string().regex(/^\+?[0-9]{3,15}$/);

/** The longest that counts as hung up at once, in milliseconds. */
const SHORT_ABANDON_MAX_MS = 60_000;

/** How calls are answered and shown. */
export const CallSettings = z.strictObject({
  /** In which languages whoever rings is greeted, in this order, each once. */
  promptLanguages: z
    .array(Language)
    .min(1)
    .refine((languages) => new Set(languages).size === languages.length)
    .default(["en", "es"]),
  /** The number that is shown to whoever we ring; `null`: none is. It is listed under a name that tells nothing. */
  aliasNumber: ShownNumber.nullable().default(null),
  /** Whoever hangs up sooner than this is counted apart from those who gave up waiting, in milliseconds; 0: nobody is. */
  shortAbandonMs: z.number().int().min(0).max(SHORT_ABANDON_MAX_MS).default(SHORT_ABANDON_MS),
});
export type CallSettings = z.infer<typeof CallSettings>;
