import { builder } from "./builder.ts";
import { ReachWay } from "./enums.ts";
import { DangerMeaning, DeviceAnswer, DroppedAction, ReachMay, Weekday } from "./reach-enums.ts";

const SafeWindowInput = builder.inputType("SafeWindowInput", {
  fields: (t) => ({
    days: t.field({ type: [Weekday], required: true }),
    from: t.string({ required: true }),
    until: t.string({ required: true }),
  }),
});

const PreferredWayInput = builder.inputType("PreferredWayInput", {
  fields: (t) => ({
    way: t.field({ type: ReachWay, required: true }),
    windows: t.field({
      type: [SafeWindowInput],
      required: false,
      description: "null: at any time. It has to be said: left out, it is refused.",
    }),
    until: t.field({
      type: "Instant",
      required: false,
      description: "Until when it is agreed to, where that is once; null: as long as all of it holds.",
    }),
    aliasName: t.string({ required: false }),
    aliasTopic: t.string({ required: false }),
    mayLeaveVoicemail: t.boolean({ required: false }),
  }),
});

/** What somebody said about being reached, as it is typed in. Personal data. */
export const PreferenceInput = builder.inputType("PreferenceInput", {
  fields: (t) => ({
    may: t.field({ type: ReachMay, required: true, description: "With never nothing else is kept." }),
    ways: t.field({ type: [PreferredWayInput], required: false }),
    timeZone: t.string({ required: false, description: "By its IANA name." }),
    safeWord: t.string({
      required: false,
      description:
        "Hashed and forgotten. Left out with dangerWord, the words agreed before stay; of two, both are said anew.",
    }),
    dangerWord: t.string({ required: false, description: "Hashed and forgotten." }),
    dangerMeans: t.field({ type: DangerMeaning, required: false }),
    coverStory: t.stringList({ required: false }),
    checkQuestion: t.string({ required: false }),
    whenDropped: t.field({ type: DroppedAction, required: false }),
    sharedDevice: t.field({ type: DeviceAnswer, required: false }),
    watchedDevice: t.field({ type: DeviceAnswer, required: false }),
    allowsPlainWords: t.boolean({ required: false }),
    validUntil: t.field({
      type: "Instant",
      required: false,
      description: "null: as long as the rule says: seven days, one in a crisis.",
    }),
  }),
});
