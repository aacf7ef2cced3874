import { encodeCursor, type Cursor, type QueueRow as Row } from "@holdfast/wire";
import { builder } from "./builder.ts";
import { ContactStatus, DangerReason, Language, Medium } from "./enums.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

/** The wire's queue row under the same names; facts only. */
export const QueueRow = builder.objectRef<Row>("QueueRow").implement({
  ...needs("queue.read"),
  fields: (t) => ({
    id: t.exposeID("id"),
    number: t.exposeInt("number"),
    channel: t.exposeString("channel"),
    medium: t.expose("medium", { type: Medium }),
    status: t.expose("status", { type: ContactStatus }),
    danger: t.expose("danger", { type: DangerReason, nullable: true }),
    waitingSince: t.expose("waitingSince", { type: "Instant" }),
    dueAt: t.expose("dueAt", { type: "Instant" }),
    unanswered: t.exposeInt("unanswered"),
    holder: t.expose("holder", { type: Staff, nullable: true }),
    heldSince: t.expose("heldSince", { type: "Instant", nullable: true }),
    offeredTo: t.expose("offeredTo", { type: Staff, nullable: true }),
    unreadable: t.exposeBoolean("unreadable"),
    lowTrust: t.exposeBoolean("lowTrust"),
    language: t.expose("language", { type: Language, nullable: true }),
    reopened: t.exposeInt("reopened"),
    version: t.exposeInt("version"),
  }),
});

const QueueSnapshot = builder
  .objectRef<{ readonly asOf: Cursor; readonly rows: readonly Row[] }>("QueueSnapshot")
  .implement({
    ...needs("queue.read"),
    fields: (t) => ({
      asOf: t.expose("asOf", { type: "Cursor", description: "Follow the queue's stream from here." }),
      rows: t.expose("rows", { type: [QueueRow] }),
    }),
  });

builder.queryField("queue", (t) =>
  t.field({
    ...needs("queue.read"),
    type: QueueSnapshot,
    resolve: async (_root, _args, { store }) => {
      const { asOf, rows } = await store.contacts.queue();
      return { asOf: encodeCursor(asOf), rows };
    },
  }),
);
