import type { CurrentSettings, SettingsStore } from "@holdfast/db";
import type { Targets as TargetTimes } from "@holdfast/queue-policy";
import { quietWordsNow } from "../reach/as-delivered.ts";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { Outcomes } from "./outcomes.ts";
import { tagged, tagOf } from "./tagged.ts";

const Targets = builder.objectRef<TargetTimes>("Targets").implement({
  ...needs("settings.read"),
  description: "How soon each medium wants a first human answer, in milliseconds.",
  fields: (t) => ({
    voice: t.exposeFloat("voice"),
    text: t.exposeFloat("text"),
    email: t.exposeFloat("email"),
    form: t.exposeFloat("form"),
    danger: t.exposeFloat("danger"),
  }),
});

const Settings = builder.objectRef<CurrentSettings>("Settings").implement({
  ...needs("settings.read"),
  fields: (t) => ({
    targets: t.expose("targets", { type: Targets }),
    reopenWithinMs: t.exposeFloat("reopenWithinMs", {
      description: "How long after closing a new inbound event reopens a contact, in milliseconds.",
    }),
    sendDelayMs: t.exposeFloat("sendDelayMs", {
      description: "How long an answer by text or mail is held back, in milliseconds; 0 sends at once.",
    }),
    providerCopiesKeptMs: t.exposeFloat("providerCopiesKeptMs", {
      description: "How long a provider may keep its copy of a message, in milliseconds.",
    }),
    longestBlockMs: t.exposeFloat("longestBlockMs", {
      description: "The longest that two shift leads may block a thread, in milliseconds.",
    }),
    queues: t.expose("queues", {
      type: "SettingValue",
      description: "Queues of packages/case-schema: what each is called, what feeds it, and who is of it.",
    }),
    cannedTexts: t.expose("cannedTexts", {
      type: "SettingValue",
      description: "CannedTexts of packages/case-schema: words that can be put where one writes.",
    }),
    quietWords: t.field({
      type: "SettingValue",
      description: "QuietWords of packages/case-schema: what nobody else should read on somebody's screen.",
      resolve: quietWordsNow,
    }),
    afterContact: t.expose("afterContact", {
      type: "SettingValue",
      description: "AfterContactSettings of packages/case-schema: minutes for whoever had a contact.",
    }),
    rumours: t.expose("rumours", {
      type: "SettingValue",
      description: "RumourSettings of packages/case-schema: what is going round just now.",
    }),
    outcomes: t.field({
      type: Outcomes,
      resolve: ({ dispositions, versions }) => ({
        version: versions?.dispositions ?? 0,
        offered: dispositions,
      }),
    }),
  }),
});

builder.queryField("settings", (t) =>
  t.field({
    ...needs("settings.read"),
    type: Settings,
    resolve: (_root, _args, { store }) => store.settings.read(),
  }),
);

interface NamedSetting {
  readonly name: string;
}

const SettingChanged = builder
  .objectRef<NamedSetting>("SettingChanged")
  .implement({ ...needs("settings.change"), fields: (t) => ({ name: t.exposeString("name") }) });

const SettingInvalid = builder
  .objectRef<NamedSetting>("SettingInvalid")
  .implement({ ...needs("settings.change"), fields: (t) => ({ name: t.exposeString("name") }) });

/** What changing a setting came to. */
export const ChangeSettingResult = builder.unionType("ChangeSettingResult", {
  types: [SettingChanged, SettingInvalid],
  resolveType: tagOf,
});

const TargetsInput = builder.inputType("TargetsInput", {
  fields: (t) => ({
    voice: t.float({ required: true }),
    text: t.float({ required: true }),
    email: t.float({ required: true }),
    form: t.float({ required: true }),
    danger: t.float({ required: true }),
  }),
});

const answerOf = (name: string, { kind }: Awaited<ReturnType<SettingsStore["change"]>>) =>
  tagged(kind === "changed" ? "SettingChanged" : "SettingInvalid", { name });

builder.mutationFields((t) => ({
  changeTargets: t.field({
    ...needs("settings.change"),
    type: ChangeSettingResult,
    args: { targets: t.arg({ type: TargetsInput, required: true }) },
    resolve: async (_root, { targets }, { store, identity }) =>
      answerOf("targets", await store.settings.change("targets", { ...targets }, identity.userId)),
  }),
  changeReopenWithin: t.field({
    ...needs("settings.change"),
    type: ChangeSettingResult,
    args: { milliseconds: t.arg.float({ required: true }) },
    resolve: async (_root, { milliseconds }, { store, identity }) =>
      answerOf(
        "reopenWithinMs",
        await store.settings.change("reopenWithinMs", milliseconds, identity.userId),
      ),
  }),
  changeLongestBlock: t.field({
    ...needs("settings.change"),
    type: ChangeSettingResult,
    args: { milliseconds: t.arg.float({ required: true }) },
    resolve: async (_root, { milliseconds }, { store, identity }) =>
      answerOf(
        "longestBlockMs",
        await store.settings.change("longestBlockMs", milliseconds, identity.userId),
      ),
  }),
  changeSendDelay: t.field({
    ...needs("settings.change"),
    type: ChangeSettingResult,
    args: { milliseconds: t.arg.float({ required: true }) },
    resolve: async (_root, { milliseconds }, { store, identity }) =>
      answerOf("sendDelayMs", await store.settings.change("sendDelayMs", milliseconds, identity.userId)),
  }),
  changeProviderCopiesKept: t.field({
    ...needs("settings.change"),
    type: ChangeSettingResult,
    args: { milliseconds: t.arg.float({ required: true }) },
    resolve: async (_root, { milliseconds }, { store, identity }) =>
      answerOf(
        "providerCopiesKeptMs",
        await store.settings.change("providerCopiesKeptMs", milliseconds, identity.userId),
      ),
  }),
}));
