import type {
  CodeWords,
  ContactPreference,
  PreferenceId,
  PreferredWay as Way,
  SafeWindow as Window,
} from "@holdfast/case-schema";
import type { StaffName } from "@holdfast/wire";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { ReachWay } from "./enums.ts";
import { namesOf } from "./names-of.ts";
import { needs } from "./needs.ts";
import { DangerMeaning, DeviceAnswer, DroppedAction, ReachMay, Weekday } from "./reach-enums.ts";
import { Staff } from "./staff.ts";

const SafeWindow = builder.objectRef<Window>("SafeWindow").implement({
  ...needs("contact.read"),
  description: "By the clock on the wall where they are: from 09:00, until before 17:30 or 24:00.",
  fields: (t) => ({
    days: t.expose("days", { type: [Weekday] }),
    from: t.exposeString("from"),
    until: t.exposeString("until", { description: "The next day's, where it is not after from." }),
  }),
});

const PreferredWay = builder.objectRef<Way>("PreferredWay").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    way: t.expose("way", { type: ReachWay }),
    windows: t.field({
      type: [SafeWindow],
      nullable: true,
      description: "null: at any time",
      resolve: ({ when }) => (when === "any_time" ? null : when),
    }),
    until: t.field({
      type: "Instant",
      nullable: true,
      description: "Until when it is agreed to, where that is once.",
      resolve: ({ until = null }) => until,
    }),
    aliasName: t.string({ nullable: true, resolve: ({ alias }) => alias?.name ?? null }),
    aliasTopic: t.string({ nullable: true, resolve: ({ alias }) => alias?.topic ?? null }),
    mayLeaveVoicemail: t.boolean({ resolve: (each) => each.way === "call" && each.mayLeaveVoicemail }),
  }),
});

type Agreed = Extract<ContactPreference, { may: "contact" }>;

/** What somebody said about being reached, and who they said it to. Personal data. */
export interface PreferenceShown {
  readonly id: PreferenceId;
  readonly preference: ContactPreference;
  /** What they agreed to last, where it says that they want no contact at all: its code words are listened for still. */
  readonly agreedLast: Agreed | null;
  /** `null` once nobody of that name works here. */
  readonly confirmedBy: StaffName | null;
}

/** The same with the name of whoever heard it. */
export async function preferenceShown(
  kept: Omit<PreferenceShown, "confirmedBy">,
  context: Pick<Context, "store">,
): Promise<PreferenceShown> {
  const [confirmedBy = null] = await namesOf([kept.preference.confirmedBy], context);
  return { ...kept, confirmedBy };
}

/** Reads what only somebody has said who may be contacted. */
function whenAgreed<T>(read: (agreed: Agreed) => T): ({ preference }: PreferenceShown) => T | null {
  return ({ preference }) => (preference.may === "contact" ? read(preference) : null);
}

/** The code words that are listened for. */
function codesOf({ preference, agreedLast }: PreferenceShown): CodeWords | null {
  return (preference.may === "contact" ? preference : agreedLast)?.codes ?? null;
}

export const Preference = builder.objectRef<PreferenceShown>("Preference").implement({
  ...needs("contact.read"),
  description: "As they said it. Code words are kept as hashes, and not told. Personal data.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "What recordPreference wants to know as seen." }),
    may: t.field({ type: ReachMay, resolve: ({ preference }) => preference.may }),
    ways: t.field({ type: [PreferredWay], resolve: (shown) => whenAgreed(({ ways }) => ways)(shown) ?? [] }),
    timeZone: t.string({ nullable: true, resolve: whenAgreed(({ timeZone }) => timeZone) }),
    hasSafeWord: t.boolean({
      description: "Also with never: what was agreed before is listened for still.",
      resolve: (shown) => codesOf(shown) !== null,
    }),
    hasDangerWord: t.boolean({
      resolve: (shown) => (codesOf(shown)?.danger ?? null) !== null,
    }),
    dangerMeans: t.field({
      type: DangerMeaning,
      nullable: true,
      resolve: (shown) => codesOf(shown)?.danger?.means ?? null,
    }),
    coverStory: t.stringList({
      description: "All that may be sent while danger holds; empty: nothing.",
      resolve: (shown) => codesOf(shown)?.danger?.coverStory ?? [],
    }),
    checkQuestion: t.string({ nullable: true, resolve: whenAgreed((agreed) => agreed.checkQuestion) }),
    whenDropped: t.field({
      type: DroppedAction,
      nullable: true,
      resolve: whenAgreed((agreed) => agreed.whenDropped),
    }),
    sharedDevice: t.field({
      type: DeviceAnswer,
      nullable: true,
      resolve: whenAgreed(({ device }) => device.shared),
    }),
    watchedDevice: t.field({
      type: DeviceAnswer,
      nullable: true,
      resolve: whenAgreed(({ device }) => device.watched),
    }),
    allowsPlainWords: t.boolean({
      resolve: (shown) => whenAgreed((agreed) => agreed.allowsPlainWords)(shown) === true,
    }),
    validUntil: t.field({
      type: "Instant",
      nullable: true,
      description: "null: it does not expire",
      resolve: whenAgreed((agreed) => agreed.validUntil),
    }),
    confirmedAt: t.field({ type: "Instant", resolve: ({ preference }) => preference.confirmedAt }),
    confirmedBy: t.expose("confirmedBy", { type: Staff, nullable: true }),
  }),
});
