import { randomUUID } from "node:crypto";
import type { OwnAlarmAddress } from "@holdfast/db";
import { CODE_LASTS_MS } from "../alarms/alarm-code.ts";
import type { CarriedWay } from "../alarms/alarm-doors.ts";
import { alarmCodeText } from "../alarms/alarm-text.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { Language } from "./enums.ts";
import { maskedReach } from "./masked-reach.ts";
import { needs } from "./needs.ts";
import { tagged, tagOf } from "./tagged.ts";

const WAYS = ["email", "text"] as const satisfies readonly CarriedWay[];
const AlarmAddressWay = builder.enumType("AlarmAddressWay", { values: WAYS });

interface Told {
  readonly way: CarriedWay;
  readonly isOpen: boolean;
  readonly used: OwnAlarmAddress | undefined;
  readonly asked: OwnAlarmAddress | undefined;
}

const MyAlarmAddress = builder.objectRef<Told>("MyAlarmAddress").implement({
  ...needs("alarm.reach"),
  description: "How the asker is told of alarms by one way. Nobody else is shown it.",
  fields: (t) => ({
    way: t.expose("way", { type: AlarmAddressWay }),
    isOpen: t.exposeBoolean("isOpen", { description: "Whether the house has a channel that carries it." }),
    masked: t.string({
      nullable: true,
      description: "The mask of what is used; null: nothing is.",
      resolve: ({ used }) => (used === undefined ? null : maskedReach(used.address)),
    }),
    asked: t.string({
      nullable: true,
      description: "The mask of what is used once its code is said; null: none waits.",
      resolve: ({ asked }) => (asked === undefined ? null : maskedReach(asked.address)),
    }),
  }),
});

builder.queryField("myAlarmAddresses", (t) =>
  t.field({
    ...needs("alarm.reach"),
    type: [MyAlarmAddress],
    resolve: async (_root, _args, { store, identity, alarms }) => {
      const own = await store.alarmAddresses.own(identity.userId);
      return WAYS.map((way) => ({
        way,
        isOpen: alarms.doors.has(way),
        used: own.find((one) => one.way === way && one.isConfirmed),
        asked: own.find((one) => one.way === way && !one.isConfirmed),
      }));
    },
  }),
);

const CodeSent = builder.objectRef<{ readonly goodUntil: number }>("AlarmCodeSent").implement({
  ...needs("alarm.reach"),
  fields: (t) => ({ goodUntil: t.expose("goodUntil", { type: "Instant" }) }),
});

const NOT_SENT = ["not_an_address", "no_channel", "too_often", "not_taken"] as const;
const NotSentBecause = builder.enumType("AlarmCodeNotSentBecause", { values: NOT_SENT });
const CodeNotSent = builder
  .objectRef<{ readonly because: (typeof NOT_SENT)[number] }>("AlarmCodeNotSent")
  .implement({
    ...needs("alarm.reach"),
    description: "Nothing is used that was not before.",
    fields: (t) => ({ because: t.expose("because", { type: NotSentBecause }) }),
  });

const SetResult = builder.unionType("SetAlarmAddressResult", {
  types: [CodeSent, CodeNotSent],
  resolveType: tagOf,
});

const AddressConfirmed = builder.objectRef<{ readonly way: CarriedWay }>("AlarmAddressConfirmed").implement({
  ...needs("alarm.reach"),
  fields: (t) => ({ way: t.expose("way", { type: AlarmAddressWay }) }),
});
const NotConfirmed = builder.objectRef<{ readonly isAsked: boolean }>("AlarmAddressNotConfirmed").implement({
  ...needs("alarm.reach"),
  description: "It is another code; or none waits any more: it is too old, or was said wrong five times.",
  fields: (t) => ({ isAsked: t.exposeBoolean("isAsked") }),
});
const ConfirmResult = builder.unionType("ConfirmAlarmAddressResult", {
  types: [AddressConfirmed, NotConfirmed],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  setAlarmAddress: t.field({
    ...needs("alarm.reach"),
    type: SetResult,
    description:
      "Sends a code to where the asker wishes to be told of alarms, which is used once they said it.",
    args: {
      way: t.arg({ type: AlarmAddressWay, required: true }),
      address: t.arg.string({ required: true }),
      language: t.arg({ type: Language, required: true, description: "In which they are written to." }),
    },
    resolve: async (_root, given, context) => sendCode(given, context),
  }),
  confirmAlarmAddress: t.field({
    ...needs("alarm.reach"),
    type: ConfirmResult,
    args: {
      way: t.arg({ type: AlarmAddressWay, required: true }),
      code: t.arg.string({ required: true }),
    },
    resolve: async (_root, { way, code }, { store, identity }) => {
      const said = await store.alarmAddresses.confirm(identity.userId, way, code.replaceAll(/\s/gu, ""));
      return said === "confirmed"
        ? tagged("AlarmAddressConfirmed", { way })
        : tagged("AlarmAddressNotConfirmed", { isAsked: said === "wrong" });
    },
  }),
  removeAlarmAddress: t.boolean({
    ...needs("alarm.reach"),
    description: "Keeps none of the asker's by that way any more.",
    args: { way: t.arg({ type: AlarmAddressWay, required: true }) },
    resolve: async (_root, { way }, { store, identity }) => {
      await store.alarmAddresses.remove(identity.userId, way);
      return true;
    },
  }),
}));

async function sendCode(
  {
    way,
    address: typed,
    language,
  }: { readonly way: CarriedWay; readonly address: string; readonly language: "en" | "es" | "fr" },
  { store, identity, alarms, clock }: Context,
) {
  const notSent = (because: (typeof NOT_SENT)[number]) => tagged("AlarmCodeNotSent", { because });
  const door = alarms.doors.get(way);
  if (door === undefined) return notSent("no_channel");
  const address = door.addressOf(typed);
  if (address === null) return notSent("not_an_address");
  if (alarms.codesTooOften(identity.userId)) return notSent("too_often");
  const id = randomUUID();
  const code = alarms.drawCode();
  const goodUntil = clock() + CODE_LASTS_MS;
  const message = { id, address, text: alarmCodeText(language, code), goodUntil };
  // Kept first: a code that came is good.
  const user = identity.userId;
  await store.alarmAddresses.ask({ id, user, way, address, language, code, codeLastsMs: CODE_LASTS_MS });
  const { kind } = await door.send(message);
  return kind === "accepted" || kind === "unknown"
    ? tagged("AlarmCodeSent", { goodUntil })
    : notSent("not_taken");
}
