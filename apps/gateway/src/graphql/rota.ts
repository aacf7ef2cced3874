import type { RotaShift as StoredShift, RotaVersion as StoredVersion } from "@holdfast/db";
import { gapsWithin, whoIsOn, type Duty as DutyName, type Gap } from "@holdfast/rota";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";
import { Duty, RotaGap, RotaPerson } from "./rota-types.ts";

const DAY_MS = 24 * 60 * 60_000;
/** No more of it is answered at once. */
const LONGEST_MS = 31 * DAY_MS;
const VERSIONS_SHOWN = 5;

const RotaShift = builder.objectRef<StoredShift>("RotaShift").implement({
  ...needs("rota.read"),
  fields: (t) => ({
    duty: t.expose("duty", { type: Duty }),
    who: t.field({ type: RotaPerson, resolve: ({ who }) => who }),
    from: t.expose("from", { type: "Instant" }),
    until: t.expose("until", { type: "Instant" }),
  }),
});

const RotaVersion = builder.objectRef<StoredVersion>("RotaVersion").implement({
  ...needs("rota.keep"),
  description: "Who imported the rota, or went back to an earlier one, and when.",
  fields: (t) => ({
    version: t.exposeInt("version"),
    by: t.field({ type: RotaPerson, resolve: ({ by }) => by }),
    at: t.expose("at", { type: "Instant" }),
    from: t.expose("from", { type: "Instant" }),
    until: t.expose("until", { type: "Instant" }),
    shifts: t.exposeInt("shifts"),
    backTo: t.exposeInt("backTo", {
      nullable: true,
      description: "As which version it stands again; null: a file was imported.",
    }),
  }),
});

interface Told {
  readonly from: number;
  readonly until: number;
  readonly shifts: readonly StoredShift[];
  readonly gaps: readonly Gap[];
}

const Rota = builder.objectRef<Told>("Rota").implement({
  ...needs("rota.read"),
  fields: (t) => ({
    from: t.expose("from", { type: "Instant" }),
    until: t.expose("until", { type: "Instant" }),
    shifts: t.field({
      type: [RotaShift],
      description: "What reaches into that time, the first first.",
      resolve: ({ shifts }) => [...shifts],
    }),
    gaps: t.field({
      type: [RotaGap],
      description: "When nobody is on for what the rota speaks of, and for leads always (RO9).",
      resolve: ({ gaps }) => [...gaps],
    }),
  }),
});

async function told({ store: { rota } }: Context, from: number, until: number): Promise<Told> {
  const [shifts, duties] = [await rota.standing(from, until), await rota.duties()];
  return { from, until, shifts, gaps: gapsWithin(shifts.map(named), duties, { from, until }) };
}

/** By whom they are, and not by a name that two may have. */
const named = ({ who, ...shift }: StoredShift) => ({ ...shift, who: who.id });

const OnDuty = builder
  .objectRef<{ readonly duty: DutyName; readonly people: readonly StoredShift["who"][] }>("OnDuty")
  .implement({
    ...needs("rota.read"),
    description: "Who is on for something: nobody, where the rota has a gap.",
    fields: (t) => ({
      duty: t.expose("duty", { type: Duty }),
      people: t.field({ type: [RotaPerson], resolve: ({ people }) => [...people] }),
    }),
  });

builder.queryFields((t) => ({
  rota: t.field({
    ...needs("rota.read"),
    type: Rota,
    description:
      "Who is on within a time, of which no more than 31 days are answered; of the next day, where none is said.",
    args: { from: t.arg({ type: "Instant" }), until: t.arg({ type: "Instant" }) },
    resolve: async (_root, { from, until }, context) => {
      const begins = from ?? (await context.store.rota.now());
      const ends = until ?? begins + DAY_MS;
      return told(context, begins, Math.max(begins, Math.min(ends, begins + LONGEST_MS)));
    },
  }),
  onDuty: t.field({
    ...needs("rota.read"),
    type: [OnDuty],
    description: "Who is on at this moment, by the database's clock.",
    resolve: async (_root, _args, { store: { rota } }) => {
      const now = await rota.now();
      const [shifts, duties] = [await rota.standing(now, now + 1), await rota.duties()];
      const people = new Map(shifts.map(({ who }) => [who.id as string, who]));
      const spokenOf = [...new Set<DutyName>(["lead", ...duties])];
      return spokenOf.map((duty) => ({
        duty,
        people: whoIsOn(shifts.map(named), duty, now).flatMap((id) => people.get(id) ?? []),
      }));
    },
  }),
  rotaVersions: t.field({
    ...needs("rota.keep"),
    type: [RotaVersion],
    description: "The newest first, and no more than five.",
    resolve: async (_root, _args, { store }) => [...(await store.rota.versions(VERSIONS_SHOWN))],
  }),
}));
