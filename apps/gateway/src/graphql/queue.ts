import { encodeCursor, type Cursor, type QueueRow as Row } from "@holdfast/wire";
import { Ask } from "./ask.ts";
import { builder } from "./builder.ts";
import { CallRow } from "./call-row.ts";
import { Channel, channelsNow } from "./channel.ts";
import { ContactStatus, DangerReason, Lane, Language, Medium, Speaker } from "./enums.ts";
import { FollowUp } from "./follow-up.ts";
import { needs } from "./needs.ts";
import { LiftAnswer } from "./reach-enums.ts";
import { SameAddress } from "./same-address.ts";
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
    holderGoneSince: t.expose("holderGoneSince", {
      type: "Instant",
      nullable: true,
      description:
        "Held: since when its holder is gone while an answer is owed. Waiting: that it came back by itself for that reason.",
    }),
    offeredTo: t.expose("offeredTo", { type: Staff, nullable: true }),
    unreadable: t.exposeBoolean("unreadable"),
    lowTrust: t.exposeBoolean("lowTrust"),
    isAutomatic: t.exposeBoolean("isAutomatic"),
    language: t.expose("language", { type: Language, nullable: true }),
    lane: t.expose("lane", {
      type: Lane,
      nullable: true,
      description: "How pressing it is; null until a person, a form or a word list said so.",
    }),
    laneReason: t.exposeString("laneReason", {
      nullable: true,
      description:
        "Who or what set the lane, as a code: staff, form:<answer>, fact:<code> or words:<list>:<version>:<entry>",
    }),
    speaker: t.expose("speaker", { type: Speaker, nullable: true }),
    setAsideUntil: t.expose("setAsideUntil", { type: "Instant", nullable: true }),
    setAsideBy: t.expose("setAsideBy", {
      type: Staff,
      nullable: true,
      description:
        "Who set it aside, while it is, and while it is back from there and nobody has turned to it.",
    }),
    backSince: t.expose("backSince", {
      type: "Instant",
      nullable: true,
      description: "Since when it is back by itself: its time was over, or they wrote.",
    }),
    liftAskedAt: t.expose("liftAskedAt", {
      type: "Instant",
      nullable: true,
      description: "Since when its holder asks a lead to lift what locks it; null once it came to nothing.",
    }),
    liftAnswer: t.expose("liftAnswer", {
      type: LiftAnswer,
      nullable: true,
      description: "What a lead answered; null while nobody has.",
    }),
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
      channels: t.field({
        type: [Channel],
        description: "Whether each channel works, read after `asOf`, so that its events go on from here.",
        resolve: (_snapshot, _args, context) => channelsNow(context),
      }),
      asks: t.field({
        type: [Ask],
        description:
          "What stands that the asker of this asked of colleagues, or they of them, read after `asOf`.",
        resolve: (_snapshot, _args, { store, identity }) => store.asks.standing(identity.userId),
      }),
      sameAddress: t.field({
        type: [SameAddress],
        description: "Open contacts of the address of an older open one, read after `asOf`.",
        resolve: (_snapshot, _args, { store }) => store.sameAddress.standing(),
      }),
      followUps: t.field({
        type: [FollowUp],
        description: "What is planned, due, or missed and not noted by a lead, read after `asOf`.",
        resolve: (_snapshot, _args, { store }) => store.followUps.standing(),
      }),
      calls: t.field({
        type: [CallRow],
        description: "Every call that goes on, read after `asOf`.",
        resolve: async (_snapshot, _args, { store }) => (await store.calls.standing()).rows,
      }),
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
