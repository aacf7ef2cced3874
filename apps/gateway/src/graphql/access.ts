import { decideAccess, isOfOwnAccount, type Capability } from "@holdfast/access-policy";
import type { DocumentNode } from "graphql";
import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Context } from "./context.ts";
import type { Identity } from "../sessions/live-sessions.ts";
import { neededOf, type Needed } from "./needed.ts";

/** As far as access goes: their role, and whether they have yet to show a second factor. */
type Asker = Pick<Identity, "role" | "factors">;

/** Whether they may do this: by the access table, and where a second factor is wanted of them, only what is of their own account (A89). */
export function mayDo({ role, factors }: Asker, capability: Capability): boolean {
  return decideAccess(role, capability).allowed && (factors !== "wanted" || isOfOwnAccount(capability));
}

/** Whether somebody may ask all of this. */
export function mayAsk(asker: Asker, { capabilities, unknown }: Needed): boolean {
  return !unknown && [...capabilities].every((capability) => mayDo(asker, capability));
}

function lacking(asker: Asker, { capabilities }: Needed): readonly string[] {
  return [...capabilities].filter((capability) => !mayDo(asker, capability));
}

/**
 * Refuses a document before anything of it is executed, when the asker's role may not ask for all of it. One walk a
 * document, for as long as the parse cache holds it.
 */
export function useAccess(): Plugin<Context> {
  const known = new WeakMap<DocumentNode, Needed>();
  return {
    onExecute: async ({ args, setResultAndStopExecution }) => {
      const document: DocumentNode = args.document;
      const needed = known.get(document) ?? neededOf(args.schema, document);
      known.set(document, needed);
      const { identity, store } = args.contextValue;
      if (mayAsk(identity, needed)) return;
      const isWanted = identity.factors === "wanted";
      // Said to the audit before it is said to them (AU2).
      await store.audit.refused({
        by: identity.userId,
        thing: "house",
        refusal: isWanted ? "second_factor" : "forbidden",
        facts: { capabilities: lacking(identity, needed).slice(0, 10) },
      });
      setResultAndStopExecution({
        errors: [isWanted ? secondFactorWanted() : notTheirs()],
      });
    },
  };
}

const notTheirs = (): GraphQLError =>
  new GraphQLError("This is not yours to see or do.", { extensions: { code: "FORBIDDEN" } });
const secondFactorWanted = (): GraphQLError =>
  new GraphQLError("This opens once you have shown a second factor.", {
    extensions: { code: "SECOND_FACTOR" },
  });
