import type { CallRefusal as Reason } from "@holdfast/case-schema";
import type { CallParty as Stored } from "@holdfast/db";
import { builder } from "./builder.ts";
import { CallRefusal } from "./call-enums.ts";
import { CallParty } from "./call-party.ts";
import { ContactChanged, TakenByOther } from "./moves.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { tagOf } from "./tagged.ts";
import { TextRefused } from "./text-refused.ts";

const CallAsked = builder.objectRef<{ readonly version: number }>("CallAsked").implement({
  ...needs("call.answer"),
  description: "It is done, or rings; what comes of the ringing is told by the call's row.",
  fields: (t) => ({ version: t.exposeInt("version", { description: "The contact's." }) }),
});

/** Nothing was done about a call, and why. */
export const CallRefused = builder.objectRef<{ readonly reason: Reason }>("CallRefused").implement({
  ...needs("call.answer"),
  description: "Nothing was done.",
  fields: (t) => ({ reason: t.expose("reason", { type: CallRefusal }) }),
});

/** What asking something of a call came to. */
export const CallAskResult = builder.unionType("CallAskResult", {
  types: [CallAsked, CallRefused, TakenByOther, ContactChanged, NotHolder, NotFound],
  resolveType: tagOf,
});

/** What calling somebody else came to: their words may be refused, too. */
export const CallPartyResult = builder.unionType("CallPartyResult", {
  types: [CallAsked, CallRefused, TakenByOther, ContactChanged, TextRefused, NotHolder, NotFound],
  resolveType: tagOf,
});

const CallPartyKept = builder.objectRef<{ readonly party: Stored }>("CallPartyKept").implement({
  ...needs("call.dial"),
  fields: (t) => ({ party: t.expose("party", { type: CallParty }) }),
});

const TransferOnlyGoesOn = builder.objectRef<{ readonly id: string }>("TransferOnlyGoesOn").implement({
  ...needs("call.dial"),
  description:
    "A transfer goes on, or fails; it never goes back, and passes over nothing that it needs. Nothing was kept.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

export const KeepPartyResult = builder.unionType("KeepPartyResult", {
  types: [CallPartyKept, TransferOnlyGoesOn, CallRefused, TextRefused, NotHolder, NotFound],
  resolveType: tagOf,
});
