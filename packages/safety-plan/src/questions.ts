import { Place } from "@holdfast/case-schema/case";
import { z } from "zod";

/** The ten questions that come first, in the order in which they are asked (SP10). */
export const Question = z.enum([
  "device_safe",
  "alone",
  "reconnect",
  "where",
  "how_long",
  "on_foot",
  "transport",
  "with",
  "injury",
  "weapons_watch",
]);
export type Question = z.infer<typeof Question>;

const Words = z.string().trim().min(1).max(200);

/** Values of which several may hold; those that say that nothing does, or that nobody knows, stand alone. */
function several<const T extends readonly [string, ...string[]]>(values: T, alone: readonly T[number][]) {
  return z
    .array(z.enum(values))
    .min(1)
    .refine((chosen) => new Set(chosen).size === chosen.length)
    .refine((chosen) => chosen.length === 1 || !chosen.some((each) => alone.includes(each)));
}

/** A town alone, where nobody said in which country it is: none is invented (SP42). */
const TownAlone = z.strictObject({
  precision: z.literal("city"),
  country: z.null(),
  region: z.null(),
  city: z.string().trim().min(1).max(120),
});

/** Where somebody is, as exactly as they want. Personal data. */
const Whereabouts = z.union([Place, TownAlone]);

/** What can be answered to each. Personal data. */
export const ANSWERS = {
  device_safe: z.enum(["yes", "no", "not_sure"]),
  alone: z.enum(["alone", "may_be_seen", "may_be_heard", "not_alone"]),
  reconnect: z.discriminatedUnion("what", [
    z.strictObject({ what: z.literal("i_will_contact_you") }),
    z.strictObject({ what: z.literal("you_may_text_at"), when: Words }),
    z.strictObject({ what: z.literal("you_may_call_at"), when: Words }),
    z.strictObject({ what: z.literal("never_contact") }),
    z.strictObject({ what: z.literal("code_word_check") }),
  ]),
  /** Only as exactly as they want; a city unless they say more. */
  where: Whereabouts,
  how_long: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("minutes"), minutes: z.int().min(1).max(525_600) }),
    z.strictObject({ kind: z.literal("until"), at: z.iso.datetime() }),
    z.strictObject({ kind: z.literal("unknown") }),
  ]),
  on_foot: z.enum(["yes", "no", "not_sure", "not_able"]),
  transport: several(
    ["own_vehicle", "ride_from_someone_safe", "money_for_cab", "public_transport", "needs_transport", "none"],
    ["none"],
  ),
  /** Who would leave, too. Nobody, when the list is empty. */
  with: z.array(z.strictObject({ who: z.enum(["child", "adult", "animal"]), said: Words })).max(30),
  injury: z.enum(["none", "needs_care_today", "emergency"]),
  weapons_watch: several(
    ["weapons", "cameras", "phone_tracking", "vehicle_tracking", "guards", "none", "unknown"],
    ["none", "unknown"],
  ),
} as const satisfies Readonly<Record<Question, z.ZodType>>;

/** An answer, or that somebody would rather not say: every question can be passed by (SP11). */
export function skippable<T extends z.ZodType>(answer: T) {
  return z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("answered"), value: answer }),
    z.strictObject({ kind: z.literal("skipped") }),
  ]);
}

/** Answers that say that it is not safe to talk: after one of these a contact is brought to its end (SP12). */
export const NOT_SAFE: Readonly<Partial<Record<Question, readonly string[]>>> = {
  device_safe: ["no"],
  alone: ["not_alone"],
};

/** What held in an earlier contact says nothing about this one (SP13). */
export const ASKED_EACH_TIME: readonly Question[] = ["device_safe", "alone"];
