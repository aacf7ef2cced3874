import { Uuid } from "@holdfast/case-schema";
import { WORDINGS } from "@holdfast/outside-wordings";
import { acceptHandover, type Accepting } from "../handovers/accept-handover.ts";
import { tellOfHandover, type Told } from "../handovers/tell-of-handover.ts";
import { languageFor } from "../reach/language-for.ts";
import { builder } from "./builder.ts";
import { HandoverNotYours } from "./end-handover.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { ReachDecision } from "./reach-decision.ts";
import { sendAnswer } from "./send-answer.ts";
import { tagged, tagOf } from "./tagged.ts";
import { tellingOfHandover } from "./telling-of-handover.ts";

const HandoverAccepted = builder
  .objectRef<{ readonly contactId: string; readonly told: Told; readonly say: string }>("HandoverAccepted")
  .implement({
    ...needs("contact.hand_over"),
    description:
      "The contact is the asker's. Said again, it tells the person again only where that did not happen.",
    fields: (t) => ({
      contactId: t.exposeID("contactId"),
      isTold: t.boolean({
        description:
          "Whether a message is on its way that somebody else goes on; on calls whoever goes on says it.",
        resolve: ({ told }) => told.isTold,
      }),
      decision: t.field({
        type: ReachDecision,
        nullable: true,
        description: "Why they may not be written to now; null: they are told, or it is said aloud.",
        resolve: ({ told }) => told.decision,
      }),
      say: t.exposeString("say", {
        description: "What whoever goes on says first where nobody is told in writing; in their language.",
      }),
    }),
  });

const HandoverWaits = builder.objectRef<{ readonly until: number | null }>("HandoverWaits").implement({
  ...needs("contact.hand_over"),
  description: "They are talking: nothing is interrupted.",
  fields: (t) => ({
    until: t.expose("until", {
      type: "Instant",
      nullable: true,
      description: "Unless words go in between; null: until the call is over.",
    }),
  }),
});

const AcceptHandoverResult = builder.unionType("AcceptHandoverResult", {
  types: [HandoverAccepted, HandoverWaits, HandoverNotYours, NotFound],
  resolveType: tagOf,
});

builder.mutationField("acceptHandover", (t) =>
  t.field({
    ...needs("contact.hand_over"),
    type: AcceptHandoverResult,
    description:
      "Goes on with what is offered to the asker, or fell to leads, and tells the person so before anything else.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const by = context.identity.userId;
      const settings = await context.store.settings.read();
      const telling: Accepting["telling"] = async (moment) =>
        tellingOfHandover(known.data, moment, { settings, context });
      const done = await acceptHandover({ id: known.data, by, telling }, context.store, context.clock);
      switch (done.kind) {
        case "accepted": {
          // It is told already where it may be; said again under the same id, it is why not, or what was not told before.
          const told = await tellOfHandover(known.data, done.moment, {
            settings,
            send: async (answer) => sendAnswer(answer, context),
          });
          const say = WORDINGS[languageFor(done.moment.language, settings)].handover.spoken;
          return tagged("HandoverAccepted", { contactId: done.moment.contactId, told, say });
        }
        case "waits":
          return tagged("HandoverWaits", { until: done.until });
        case "not_for_you":
          return tagged("HandoverNotYours", { id });
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
);
