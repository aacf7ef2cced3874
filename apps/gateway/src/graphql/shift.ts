import type { ShiftFacts, Standing as StandingRow } from "@holdfast/db";
import { encodeCursor, type Cursor } from "@holdfast/wire";
import { builder } from "./builder.ts";
import { Apart, Medium, Role, ShiftState } from "./enums.ts";
import { needs } from "./needs.ts";

const Standing = builder.objectRef<StandingRow>("Standing").implement({
  ...needs("shift.keep"),
  description: "How whoever asks stands on their shift.",
  fields: (t) => ({
    since: t.expose("since", { type: "Instant" }),
    state: t.expose("state", { type: ShiftState }),
    stateSince: t.expose("stateSince", { type: "Instant" }),
    paused: t.field({
      type: [Medium],
      description: "What they want nothing new on for now.",
      resolve: ({ paused }) => [...paused],
    }),
  }),
});

/** The wire's shift row under the same names. */
const ShiftRow = builder.objectRef<ShiftFacts>("ShiftRow").implement({
  ...needs("board.read"),
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    role: t.expose("role", { type: Role }),
    since: t.expose("since", { type: "Instant" }),
    state: t.expose("state", {
      type: ShiftState,
      description: "Whether they are offered anything: whoever is apart is as on a break.",
    }),
    apart: t.expose("apart", { type: Apart, nullable: true }),
    stateSince: t.expose("stateSince", { type: "Instant" }),
    paused: t.field({
      type: [Medium],
      description: "What they want nothing new on for now.",
      resolve: ({ paused }) => [...paused],
    }),
    goneSince: t.expose("goneSince", {
      type: "Instant",
      nullable: true,
      description: "Since when no console of theirs is connected.",
    }),
    isWrappingUp: t.exposeBoolean("isWrappingUp", {
      description: "Whether they have time to themselves after a contact; never for how long.",
    }),
    version: t.exposeInt("version"),
  }),
});

const BoardSnapshot = builder
  .objectRef<{ readonly asOf: Cursor; readonly rows: readonly ShiftFacts[] }>("BoardSnapshot")
  .implement({
    ...needs("board.read"),
    fields: (t) => ({
      asOf: t.expose("asOf", { type: "Cursor", description: "Follow the board's stream from here." }),
      rows: t.expose("rows", { type: [ShiftRow] }),
    }),
  });

builder.queryFields((t) => ({
  board: t.field({
    ...needs("board.read"),
    type: BoardSnapshot,
    description: "Everybody on shift.",
    resolve: async (_root, _args, { store }) => {
      const { asOf, rows } = await store.shifts.board();
      return { asOf: encodeCursor(asOf), rows };
    },
  }),
  shift: t.field({
    ...needs("shift.keep"),
    type: Standing,
    nullable: true,
    description: "null: not on shift.",
    resolve: (_root, _args, { store, identity }) => store.shifts.of(identity.userId),
  }),
}));

builder.mutationFields((t) => ({
  keepShift: t.field({
    ...needs("shift.keep"),
    type: Standing,
    nullable: true,
    description: "Goes on shift, on a break, apart, or back from it.",
    args: { state: t.arg({ type: ShiftState, required: true }) },
    resolve: async (_root, { state }, { store, identity }) => {
      await store.shifts.keep(identity.userId, state);
      return store.shifts.of(identity.userId);
    },
  }),
  pauseMedium: t.field({
    ...needs("shift.keep"),
    type: Standing,
    nullable: true,
    description:
      "Wants nothing new on a medium for now, or wants it again. null: not on shift, which changes nothing.",
    args: { medium: t.arg({ type: Medium, required: true }), isPaused: t.arg.boolean({ required: true }) },
    resolve: async (_root, { medium, isPaused }, { store, identity }) => {
      await store.shifts.pause(identity.userId, medium, isPaused);
      return store.shifts.of(identity.userId);
    },
  }),
  endShift: t.field({
    ...needs("shift.keep"),
    type: "Boolean",
    resolve: async (_root, _args, { store, identity }) => {
      await store.shifts.end(identity.userId);
      return true;
    },
  }),
}));
