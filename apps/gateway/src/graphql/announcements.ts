import { ANNOUNCEMENT_LENGTH_MAX, Uuid } from "@holdfast/case-schema";
import type { Announcement as Stored, AnnouncementSaid as Said } from "@holdfast/db";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { CharactersRefused, refuseCharacters } from "./characters-refused.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { Staff } from "./staff.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseText, TextRefused } from "./text-refused.ts";

/** How far back what was said is listed, in milliseconds: since the shift before the last. */
const LISTED_MS = 24 * 60 * 60_000;

const Announcement = builder.objectRef<Stored>("Announcement").implement({
  ...needs("announcement.read"),
  description: "What a lead says to the whole shift, until its end. Of nobody who reached us.",
  fields: (t) => ({
    id: t.exposeID("id"),
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", { type: Staff }),
    text: t.exposeString("text", { nullable: true, description: "null once it was withdrawn." }),
    endsAt: t.expose("endsAt", { type: "Instant" }),
    changedAt: t.expose("changedAt", { type: "Instant" }),
    changedBy: t.expose("changedBy", {
      type: Staff,
      description: "Whoever said, changed or withdrew it last.",
    }),
    version: t.exposeInt("version"),
    isAway: t.exposeBoolean("isAway", { description: "Whether the asker has put this version away." }),
  }),
});

builder.queryField("announcements", (t) =>
  t.field({
    ...needs("announcement.read"),
    type: [Announcement],
    description: "What holds, and what held in the last 24 hours; the newest first, at most 100.",
    resolve: async (_root, _args, { store, identity }) => [
      ...(await store.announcements.lately(identity.userId, LISTED_MS)),
    ],
  }),
);

const AnnouncementSaid = builder
  .objectRef<{ readonly id: string }>("AnnouncementSaid")
  .implement({ ...needs("announcement.say"), fields: (t) => ({ id: t.exposeID("id") }) });

const NotSaidBecause = builder.enumType("AnnouncementNotSaidBecause", {
  values: ["not_a_time", "changed", "over", "said_otherwise"] as const,
});

const AnnouncementNotSaid = builder
  .objectRef<{ readonly because: Exclude<Said, "said" | "not_found"> }>("AnnouncementNotSaid")
  .implement({
    ...needs("announcement.say"),
    description: `Its end is past or more than 24 hours away; somebody changed or withdrew it meanwhile; it has ended, and is said no
longer; or other words, or another end, were said under its id.`,
    fields: (t) => ({ because: t.expose("because", { type: NotSaidBecause }) }),
  });

const AnnouncementResult = builder.unionType("AnnouncementResult", {
  types: [AnnouncementSaid, AnnouncementNotSaid, TextRefused, CharactersRefused, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  sayAnnouncement: t.field({
    ...needs("announcement.say"),
    type: AnnouncementResult,
    description:
      "Says something to the whole shift. Once under its id. No words, names or numbers of contacts belong in it.",
    args: {
      id: t.arg.id({ required: true }),
      text: t.arg.string({ required: true }),
      endsAt: t.arg({ type: "Instant", required: true }),
    },
    resolve: async (_root, { id, text, endsAt }, { store, identity }) => {
      const given = Uuid.safeParse(id);
      if (!given.success) return tagged("NotFound", { id });
      const refused = refuseText(text.trim(), ANNOUNCEMENT_LENGTH_MAX) ?? refuseCharacters(text);
      if (refused !== null) return refused;
      const by = identity.userId;
      const said = { id: given.data, by, text: storable(text.trim()), endsAt };
      return answerOf(id, await store.announcements.say(said));
    },
  }),
  changeAnnouncement: t.field({
    ...needs("announcement.say"),
    type: AnnouncementResult,
    description: "Says it anew, at the version that was seen, until it has ended.",
    args: {
      id: t.arg.id({ required: true }),
      seenVersion: t.arg.int({ required: true }),
      text: t.arg.string({ required: true }),
      endsAt: t.arg({ type: "Instant", required: true }),
    },
    resolve: async (_root, { id, seenVersion: seen, text, endsAt }, { store, identity }) => {
      const given = Uuid.safeParse(id);
      if (!given.success) return tagged("NotFound", { id });
      const refused = refuseText(text.trim(), ANNOUNCEMENT_LENGTH_MAX) ?? refuseCharacters(text);
      if (refused !== null) return refused;
      const by = identity.userId;
      const said = { id: given.data, by, seen, text: storable(text.trim()), endsAt };
      return answerOf(id, await store.announcements.change(said));
    },
  }),
  withdrawAnnouncement: t.field({
    ...needs("announcement.say"),
    type: AnnouncementResult,
    description: "Takes it back: its words stand nowhere any more.",
    args: { id: t.arg.id({ required: true }), seenVersion: t.arg.int({ required: true }) },
    resolve: async (_root, { id, seenVersion: seen }, { store, identity, clock }) => {
      const given = Uuid.safeParse(id);
      if (!given.success) return tagged("NotFound", { id });
      const by = identity.userId;
      const back = { id: given.data, by, seen, text: null, endsAt: clock() };
      return answerOf(id, await store.announcements.change(back));
    },
  }),
  putAnnouncementAway: t.boolean({
    ...needs("self.change"),
    description: "Puts this version of it away on the asker's screens.",
    args: { id: t.arg.id({ required: true }), version: t.arg.int({ required: true }) },
    resolve: async (_root, { id, version }, { store, identity }) => {
      const given = Uuid.safeParse(id);
      if (given.success && version >= 1)
        await store.announcements.putAway(given.data, identity.userId, version);
      return given.success;
    },
  }),
}));

function answerOf(id: string, said: Said) {
  switch (said) {
    case "said":
      return tagged("AnnouncementSaid", { id });
    case "not_a_time":
    case "changed":
    case "over":
    case "said_otherwise":
      return tagged("AnnouncementNotSaid", { because: said });
    case "not_found":
      return tagged("NotFound", { id });
  }
}
