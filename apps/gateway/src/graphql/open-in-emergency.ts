import { decideCase, EMERGENCY_OPEN_MS } from "@holdfast/access-policy";
import { Uuid } from "@holdfast/case-schema";
import type {
  EmergencyOpened as Opened,
  EmergencyStanding as Standing,
  OpenEmergency as Open,
} from "@holdfast/db";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseWords, WordsRefused } from "./words-refused.ts";

const OpenEmergency = builder.objectRef<Open>("OpenEmergency").implement({
  ...needs("case.break_glass"),
  description: "A case that the asker opened in an emergency, and may read.",
  fields: (t) => ({
    id: t.exposeID("id"),
    caseId: t.exposeID("caseId"),
    caseNumber: t.exposeInt("caseNumber"),
    at: t.expose("at", { type: "Instant" }),
    until: t.field({
      type: "Instant",
      description: "When it closes to them, if nothing ends it before.",
      resolve: ({ at }) => at + EMERGENCY_OPEN_MS,
    }),
  }),
});

const EmergencyStanding = builder.objectRef<Standing>("EmergencyStanding").implement({
  ...needs("case.break_glass"),
  fields: (t) => ({
    open: t.field({ type: [OpenEmergency], resolve: ({ open }) => [...open] }),
    left: t.exposeInt("left", { description: "How many more the asker may open within a day." }),
  }),
});

builder.queryField("emergencyStanding", (t) =>
  t.field({
    ...needs("case.break_glass"),
    type: EmergencyStanding,
    description: "What the asker opened in an emergency and may still read, and how many more they may open.",
    resolve: (_root, _args, context) =>
      context.store.emergencies.standing(context.clock() - EMERGENCY_OPEN_MS, caseAsker(context, "read")),
  }),
);

const OpenedInEmergency = builder.objectRef<{ readonly caseId: string }>("OpenedInEmergency").implement({
  ...needs("case.break_glass"),
  fields: (t) => ({ caseId: t.exposeID("caseId") }),
});

const EmergencyNotNeeded = builder.objectRef<{ readonly caseId: string }>("EmergencyNotNeeded").implement({
  ...needs("case.break_glass"),
  description: "The case is theirs to read anyway; nobody is told, and nothing is kept.",
  fields: (t) => ({ caseId: t.exposeID("caseId") }),
});

const Limit = builder.enumType("EmergencyLimit", { values: ["too_many", "found_wrong"] as const });

const EmergencyRefused = builder
  .objectRef<{ readonly because: "too_many" | "found_wrong"; readonly againAt: number }>("EmergencyRefused")
  .implement({
    ...needs("case.break_glass"),
    description:
      "too_many: the asker opened as many as one may within a day, whatever case it is. found_wrong: theirs of this case was found not to have been right.",
    fields: (t) => ({
      because: t.expose("because", { type: Limit }),
      againAt: t.expose("againAt", { type: "Instant" }),
    }),
  });

const Result = builder.unionType("OpenInEmergencyResult", {
  types: [OpenedInEmergency, EmergencyNotNeeded, EmergencyRefused, WordsRefused, NotFound],
  resolveType: tagOf,
});

builder.mutationField("openInEmergency", (t) =>
  t.field({
    ...needs("case.break_glass"),
    type: Result,
    description:
      "Opens a case that is not the asker's to read, for an hour. Leads and privacy officers are told at once. NotFound: there is no such case, or none that they may open.",
    args: {
      id: t.arg.id({ required: true, description: "Made by whoever asks: said twice, it is opened once." }),
      caseNumber: t.arg.int({ required: true }),
      why: t.arg.string({ required: true }),
    },
    resolve: async (_root, { id, caseNumber, why: said }, context) => {
      const why = storable(said);
      const refused = refuseWords(why);
      if (refused !== null) return refused;
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const asker = caseAsker(context, "break_glass");
      const opened = await context.store.emergencies.open(
        {
          id: known.data,
          caseNumber,
          why,
          readsAnyway: (relation) => decideCase(relation, "read", asker.at).allowed,
        },
        asker,
      );
      return answerOf(opened, id);
    },
  }),
);

function answerOf(opened: Opened, id: string) {
  switch (opened.kind) {
    case "opened":
      return tagged("OpenedInEmergency", { caseId: opened.caseId });
    case "not_needed":
      return tagged("EmergencyNotNeeded", { caseId: opened.caseId });
    case "too_many":
    case "found_wrong":
      return tagged("EmergencyRefused", { because: opened.kind, againAt: opened.againAt });
    case "not_found":
      return tagged("NotFound", { id });
  }
}
