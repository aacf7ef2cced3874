import type { EndOfShift as StoredEnd, ShiftEnd as Stored } from "@holdfast/db";
import { builder } from "./builder.ts";
import { HandoverContact } from "./handovers.ts";
import { needs } from "./needs.ts";
import { tagged, tagOf } from "./tagged.ts";

const ShiftEnd = builder.objectRef<Stored>("ShiftEnd").implement({
  ...needs("shift.keep"),
  description: "When the asker's shift is meant to end. It ends nothing.",
  fields: (t) => ({
    endsAt: t.expose("endsAt", { type: "Instant" }),
    isWarned: t.exposeBoolean("isWarned", { description: "Whether they were told that it is near." }),
    holds: t.field({
      type: [HandoverContact],
      description: "What they have, the oldest first.",
      resolve: ({ holds }) => [...holds],
    }),
  }),
});

const EndOfShift = builder.objectRef<StoredEnd>("EndOfShift").implement({
  ...needs("workload.read"),
  description: "When the shift of somebody on shift is meant to end, for moving work.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Whose." }),
    endsAt: t.expose("endsAt", { type: "Instant" }),
  }),
});

const ShiftEndSaid = builder
  .objectRef<{ readonly at: number }>("ShiftEndSaid")
  .implement({ ...needs("shift.keep"), fields: (t) => ({ at: t.expose("at", { type: "Instant" }) }) });

const NotAShiftEnd = builder.objectRef<{ readonly isOffShift: boolean }>("NotAShiftEnd").implement({
  ...needs("shift.keep"),
  description: "It is past, or more than a day after the shift began; or the asker is on none.",
  fields: (t) => ({ isOffShift: t.exposeBoolean("isOffShift") }),
});

const SayShiftEndResult = builder.unionType("SayShiftEndResult", {
  types: [ShiftEndSaid, NotAShiftEnd],
  resolveType: tagOf,
});

builder.queryField("shiftEnd", (t) =>
  t.field({
    ...needs("shift.keep"),
    type: ShiftEnd,
    nullable: true,
    description: "null: not on shift.",
    resolve: async (_root, _args, { store, identity }) => store.handovers.shiftEnd(identity.userId),
  }),
);

builder.queryField("shiftEnds", (t) =>
  t.field({
    ...needs("workload.read"),
    type: [EndOfShift],
    description: "Of everybody on shift now.",
    resolve: async (_root, _args, { store }) => [...(await store.handovers.shiftEnds())],
  }),
);

builder.mutationField("sayShiftEnd", (t) =>
  t.field({
    ...needs("shift.keep"),
    type: SayShiftEndResult,
    description: "Says when the asker's shift ends. Ten hours after it began, until they do.",
    args: { at: t.arg({ type: "Instant", required: true }) },
    resolve: async (_root, { at }, { store, identity }) => {
      const said = await store.handovers.sayShiftEnd(identity.userId, at);
      return said === "said"
        ? tagged("ShiftEndSaid", { at })
        : tagged("NotAShiftEnd", { isOffShift: said === "off_shift" });
    },
  }),
);
