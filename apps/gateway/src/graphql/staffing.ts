import { TimeZone } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import type { HouseHour } from "@holdfast/queue-policy";
import type { StaffedHour, StaffedMedium } from "../staffing/house-staffing.ts";
import { staffingReader, type Staffing as Read, type StaffingRead } from "../staffing/read-staffing.ts";
import { builder } from "./builder.ts";
import { Medium } from "./enums.ts";
import { needs } from "./needs.ts";

type Known = Extract<HouseHour<StaffedMedium>, { readonly known: true }>;
type Unknown = Extract<HouseHour<StaffedMedium>, { readonly known: false }>;

const needed = needs("last_hour.read");

const NeededBecause = builder.enumType("StaffNeededBecause", {
  values: ["Q72_answered", "Q72_occupancy", "Q72_nobody_comes"] as const,
});
const UnknownBecause = builder.enumType("StaffingUnknownBecause", {
  values: ["Q74_too_few_weeks", "Q74_too_few_handled"] as const,
});

const StaffedMediumTold = builder.objectRef<Known["media"][number]>("StaffedMedium").implement({
  ...needed,
  description: "What one medium needs of an hour, and from what that follows (Q72, Q73).",
  fields: (t) => ({
    medium: t.expose("medium", { type: Medium }),
    needed: t.int({
      description: "When as many come as expected.",
      resolve: ({ expected }) => expected.agents,
    }),
    because: t.field({ type: NeededBecause, resolve: ({ expected }) => expected.because }),
    comes: t.float({ description: "So many are expected.", resolve: ({ arrivals }) => arrivals.expected }),
    atLeast: t.int({ description: "Eight times in ten.", resolve: ({ arrivals }) => arrivals.low }),
    atMost: t.int({ description: "Eight times in ten.", resolve: ({ arrivals }) => arrivals.high }),
    usual: t.float({
      description: "So many came on average in that hour of earlier weeks.",
      resolve: ({ arrivals }) => arrivals.usual,
    }),
    level: t.float({
      description: "How busy today has been beside that; 1: as usual.",
      resolve: ({ arrivals }) => arrivals.level,
    }),
    weeks: t.int({ description: "So many weeks are known.", resolve: ({ arrivals }) => arrivals.weeks }),
  }),
});

const HourNeed = builder.objectRef<Known>("StaffingNeed").implement({
  ...needed,
  description: "How many people an hour needs, when few come, as many as expected, and many (Q75).",
  fields: (t) => ({
    few: t.exposeInt("few"),
    expected: t.exposeInt("expected"),
    many: t.exposeInt("many"),
    media: t.field({ type: [StaffedMediumTold], resolve: ({ media }) => [...media] }),
  }),
});

const HourUnknown = builder.objectRef<Unknown>("StaffingUnknown").implement({
  ...needed,
  description: "That nobody can say yet what an hour needs, and how much is known (Q74).",
  fields: (t) => ({
    medium: t.expose("medium", { type: Medium }),
    because: t.expose("because", { type: UnknownBecause }),
    has: t.exposeInt("has", { description: "So many there are." }),
    needed: t.exposeInt("needed", { description: "So many there have to be." }),
  }),
});

const StaffedHourTold = builder.objectRef<StaffedHour>("StaffedHour").implement({
  ...needed,
  fields: (t) => ({
    from: t.expose("from", { type: "Instant" }),
    until: t.expose("until", { type: "Instant" }),
    onShift: t.exposeInt("onShift", {
      nullable: true,
      description:
        "The fewest advocates who are on together by the rota; null: it says nothing of them (Q92).",
    }),
    need: t.field({
      type: HourNeed,
      nullable: true,
      description: "null: nobody can say.",
      resolve: ({ outlook }) => (outlook.known ? outlook : null),
    }),
    unknown: t.field({
      type: HourUnknown,
      nullable: true,
      resolve: ({ outlook }) => (outlook.known ? null : outlook),
    }),
  }),
});

const Staffing = builder.objectRef<Read>("Staffing").implement({
  ...needed,
  description:
    "How many people the hours ahead need: from counts of all together, and of nobody's work (G690).",
  fields: (t) => ({
    at: t.expose("at", { type: "Instant", description: "When it was counted." }),
    hours: t.field({
      type: [StaffedHourTold],
      description: "The one that runs, and the seven after it.",
      resolve: ({ hours }) => [...hours],
    }),
  }),
});

const readers = new WeakMap<Store["staffing"], StaffingRead>();

builder.queryField("staffing", (t) =>
  t.field({
    ...needed,
    type: Staffing,
    nullable: true,
    description: "Counted at most once in a minute, whoever asks. null: no such zone.",
    args: {
      zone: t.arg.string({
        required: true,
        description: "By whose wall clock hours and days are those of earlier weeks, as IANA names it.",
      }),
    },
    resolve: async (_root, { zone }, { store, clock }) => {
      const named = TimeZone.safeParse(zone);
      if (!named.success) return null;
      const read = readers.get(store.staffing) ?? staffingReader();
      readers.set(store.staffing, read);
      return read(store, clock, named.data);
    },
  }),
);
