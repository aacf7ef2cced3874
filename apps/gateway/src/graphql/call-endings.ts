import type { CallAnswerCounts, CallEndings as Stored, HelpOwed } from "@holdfast/db";
import { builder } from "./builder.ts";
import { ContactLink } from "./contact-link.ts";
import { needs } from "./needs.ts";

/** How far back endings are counted, in milliseconds. */
const COUNTED_MS = 24 * 60 * 60_000;

const Owed = builder.objectRef<HelpOwed>("HelpOwed").implement({
  ...needs("board.read"),
  description: "An emergency centre that was called, of which nobody has confirmed that help came.",
  fields: (t) => ({
    contact: t.expose("contact", { type: ContactLink }),
    since: t.expose("since", { type: "Instant" }),
  }),
});

interface Counted extends Stored {
  readonly helpOwed: readonly HelpOwed[];
  readonly called: CallAnswerCounts;
  readonly since: number;
  readonly shortMs: number;
}

const CalledBack = builder.objectRef<CallAnswerCounts>("CalledBack").implement({
  ...needs("board.read"),
  description: "Who answered the calls to people, as whoever called them said in the last 24 hours.",
  fields: (t) => ({
    person: t.exposeInt("person"),
    left: t.exposeInt("left", { description: "A machine, with which the agreed words were left." }),
    notLeft: t.exposeInt("notLeft", { description: "A machine, with which nothing was left." }),
    somethingElse: t.exposeInt("somethingElse", {
      description: "A machine, with which something other than the agreed words was left.",
    }),
    unsaid: t.exposeInt("unsaid", { description: "A machine, and nobody said whether words were left." }),
  }),
});

const CallEndings = builder.objectRef<Counted>("CallEndings").implement({
  ...needs("board.read"),
  description:
    "How many calls that came in ended in the last 24 hours: counts, and nobody's work; and where help is owed.",
  fields: (t) => ({
    since: t.expose("since", { type: "Instant" }),
    answered: t.exposeInt("answered", { description: "Somebody had talked with them." }),
    abandoned: t.exposeInt("abandoned", {
      description: "They hung up while they waited, and not sooner than `shortMs`.",
    }),
    short: t.exposeInt("short", { description: "They hung up sooner than `shortMs`: counted apart." }),
    shortMs: t.exposeInt("shortMs", { description: "The house's setting." }),
    called: t.expose("called", { type: CalledBack }),
    helpOwed: t.field({
      type: [Owed],
      description: "Whenever they were called, the latest first.",
      resolve: ({ helpOwed }) => [...helpOwed],
    }),
  }),
});

builder.queryField("callEndings", (t) =>
  t.field({
    ...needs("board.read"),
    type: CallEndings,
    resolve: async (_root, _args, { store, clock }) => {
      const since = clock() - COUNTED_MS;
      const shortMs = (await store.settings.read()).calls.shortAbandonMs;
      const [ended, called, helpOwed] = await Promise.all([
        store.calls.endings(since, shortMs),
        store.calls.answers.counts(since),
        store.calls.parties.helpOwed(),
      ]);
      return { since, shortMs, called, helpOwed, ...ended };
    },
  }),
);

builder.queryField("helpOwed", (t) =>
  t.field({
    ...needs("board.read"),
    type: [Owed],
    description:
      "Whenever they were called, the latest first, for whoever may read the board, on shift or off; at most 50.",
    resolve: async (_root, _args, { store }) => [...(await store.calls.parties.helpOwed())],
  }),
);
