import { z } from "zod";
import { AgreedText, CodeWords } from "./code-words.ts";
import { UserId } from "./ids.ts";
import { SafeTimes, TimeZone } from "./safe-times.ts";
import { isLabel } from "./visible-text.ts";

const Instant = z.number().int().nonnegative();

/** What to do when a conversation breaks off. */
export const DroppedAction = z.enum(["they_return", "call_once", "text_once", "never"]);
export type DroppedAction = z.infer<typeof DroppedAction>;

/** What is known of a device: who else holds it, who else reads it. Nobody asked is `unknown`. */
export const DeviceAnswer = z.enum(["yes", "no", "unknown"]);
export type DeviceAnswer = z.infer<typeof DeviceAnswer>;

/** As whom, and about what, we are there when somebody else picks up. Personal data. */
const Alias = z.strictObject({
  name: z.string().trim().min(1).max(60).refine(isLabel),
  topic: z.string().trim().min(1).max(120).refine(isLabel).nullable(),
});

/** Until when a way is agreed to that is for once; left out, as long as all of it holds. */
const until = Instant.optional();

/** A way that somebody agreed to, and when it is safe. */
export const PreferredWay = z.discriminatedUnion("way", [
  z.strictObject({ way: z.literal("text"), when: SafeTimes, until, alias: Alias.nullable() }),
  z.strictObject({
    way: z.literal("call"),
    when: SafeTimes,
    until,
    alias: Alias.nullable(),
    mayLeaveVoicemail: z.boolean(),
  }),
  z.strictObject({ way: z.literal("email"), when: SafeTimes, until, alias: Alias.nullable() }),
]);
export type PreferredWay = z.infer<typeof PreferredWay>;

const confirmed = { confirmedAt: Instant, confirmedBy: UserId };

/** They said never. Nothing else is kept with it, and it does not expire: only their own later word ends it. */
const Never = z.strictObject({ may: z.literal("never"), ...confirmed });

const MayContact = z
  .strictObject({
    may: z.literal("contact"),
    ways: z
      .array(PreferredWay)
      .min(1)
      .refine((ways) => new Set(ways.map(({ way }) => way)).size === ways.length),
    timeZone: TimeZone,
    codes: CodeWords.nullable(),
    /** What they want to be asked, to show that it is them. Personal data. */
    checkQuestion: AgreedText.nullable(),
    whenDropped: DroppedAction,
    device: z.strictObject({ shared: DeviceAnswer, watched: DeviceAnswer }),
    /** Whether words on the quiet list may be used with them. */
    allowsPlainWords: z.boolean(),
    validUntil: Instant,
    ...confirmed,
  })
  .refine(({ confirmedAt, validUntil }) => validUntil > confirmedAt);

/**
 * How, when and with what words one person may be reached at one address, as they said it. It says nothing about sharing.
 * Personal data: sealed at rest, shown in the opened contact only.
 */
export const ContactPreference = z.discriminatedUnion("may", [Never, MayContact]);
export type ContactPreference = z.infer<typeof ContactPreference>;
