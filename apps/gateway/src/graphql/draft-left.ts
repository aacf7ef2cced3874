import { DRAFT_LENGTH_MAX } from "@holdfast/case-schema";
import type { AnswerInput } from "@holdfast/db";
import { GraphQLError } from "graphql";
import { builder } from "./builder.ts";
import { checkRevision } from "./revision.ts";

/** What is left of the draft that something was sent from. */
export const DraftLeft = builder.inputType("DraftLeft", {
  description: `What is left of the draft once this is stored, in the same transaction: none, or texts that still wait. Its
revision orders it among what was saved before and after.`,
  fields: (t) => ({ revision: t.int({ required: true }), rest: t.string({ required: true }) }),
});

type Left = NonNullable<AnswerInput<never>["draft"]>;

/** The same for the store, which leaves a draft alone of which nothing is said. */
export function leftOf(draft: Left | null | undefined): { readonly draft?: Left } {
  if (draft == null) return {};
  checkRevision(draft.revision);
  if (draft.rest.length > DRAFT_LENGTH_MAX)
    throw new GraphQLError("What is left of a draft is no longer than a draft.", {
      extensions: { code: "BAD_USER_INPUT" },
    });
  return { draft };
}
