import type { Capability } from "@holdfast/access-policy";
import type { ReachShown } from "@holdfast/db";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

/** What asking to be shown where somebody is reached answers, under names of its own: each is for whom it is for alone. */
export function shownReach<Name extends "Recipient" | "Inquiry">(name: Name, capability: Capability) {
  const shown = builder.objectRef<{ readonly address: string }>(`${name}ReachShown`).implement({
    ...needs(capability),
    description: "Answered here and nowhere else; to be kept by nobody. Personal data.",
    fields: (t) => ({ address: t.exposeString("address") }),
  });
  const tooOften = builder.objectRef<{ readonly id: string }>(`${name}ReachTooOften`).implement({
    ...needs(capability),
    description: "Nothing was opened; in a minute it can be.",
    fields: (t) => ({ id: t.exposeID("id") }),
  });
  const result = builder.unionType(`Show${name}ReachResult`, {
    types: [shown, tooOften, NotFound],
    resolveType: tagOf,
  });
  /** What came of it; that it was too often is recorded, and of whom not: whoever asks may not know that there is anybody. */
  async function answer({ store, identity }: Context, id: string, came: ReachShown) {
    switch (came.kind) {
      case "shown":
        return tagged(`${name}ReachShown`, came);
      case "not_found":
        return tagged("NotFound", { id });
      case "too_often":
        await store.audit.note({
          by: identity.userId,
          deed: "tried",
          thing: "address",
          subjectId: null,
          contactId: null,
          refusal: "too_often",
        });
        return tagged(`${name}ReachTooOften`, { id });
    }
  }
  return { result, answer };
}
