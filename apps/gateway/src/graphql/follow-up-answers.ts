import { FOLLOW_UPS_MAX } from "@holdfast/case-schema";
import type { FollowUpProblem } from "@holdfast/contact-policy";
import type { FollowUpFacts } from "@holdfast/db";
import { builder } from "./builder.ts";
import { FollowUpTimesProblem } from "./enums.ts";
import { FollowUp } from "./follow-up.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { tagOf } from "./tagged.ts";
import { TextRefused } from "./text-refused.ts";

interface Told {
  readonly followUp: FollowUpFacts;
}

const FollowUpKept = builder.objectRef<Told>("FollowUpKept").implement({
  ...needs("follow_up.keep"),
  fields: (t) => ({ followUp: t.expose("followUp", { type: FollowUp }) }),
});

const FollowUpChanged = builder.objectRef<Told>("FollowUpChanged").implement({
  ...needs("follow_up.keep"),
  description: "It is not as it was seen any more, and nothing was done: this is how it stands.",
  fields: (t) => ({ followUp: t.expose("followUp", { type: FollowUp }) }),
});

const FollowUpTimesRefused = builder
  .objectRef<{ readonly problem: FollowUpProblem }>("FollowUpTimesRefused")
  .implement({
    ...needs("follow_up.keep"),
    fields: (t) => ({ problem: t.expose("problem", { type: FollowUpTimesProblem }) }),
  });

const TooManyFollowUps = builder.objectRef<object>("TooManyFollowUps").implement({
  ...needs("follow_up.keep"),
  fields: (t) => ({ most: t.int({ resolve: () => FOLLOW_UPS_MAX }) }),
});

export const AgreeFollowUpResult = builder.unionType("AgreeFollowUpResult", {
  types: [FollowUpKept, FollowUpTimesRefused, TooManyFollowUps, TextRefused, NotHolder, NotFound],
  resolveType: tagOf,
});

export const ChangeFollowUpResult = builder.unionType("ChangeFollowUpResult", {
  types: [FollowUpKept, FollowUpChanged, FollowUpTimesRefused, NotHolder, NotFound],
  resolveType: tagOf,
});

/** Its time has not come, or is over, it is settled, or it was agreed for another way. */
export const FollowUpNotDue = builder.objectRef<{ readonly id: string }>("FollowUpNotDue").implement({
  ...needs("contact.answer"),
  description:
    "Its time has not come or is over, it is settled, or another way was agreed. Nothing was sent.",
  fields: (t) => ({ id: t.exposeID("id") }),
});
