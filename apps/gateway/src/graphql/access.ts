import { decideAccess } from "@holdfast/access-policy";
import type { Role } from "@holdfast/case-schema";
import type { DocumentNode } from "graphql";
import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Context } from "./context.ts";
import { neededOf, type Needed } from "./needed.ts";

/** Whether the access table lets a role ask all of this. The table is the only judge. */
export function mayAsk(role: Role, { capabilities, unknown }: Needed): boolean {
  return !unknown && [...capabilities].every((capability) => decideAccess(role, capability).allowed);
}

function lacking(role: Role, { capabilities }: Needed): readonly string[] {
  return [...capabilities].filter((capability) => !decideAccess(role, capability).allowed);
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
      if (mayAsk(identity.role, needed)) return;
      // Said to the audit before it is said to them (AU2).
      await store.audit.refused({
        by: identity.userId,
        thing: "house",
        refusal: "forbidden",
        facts: { capabilities: lacking(identity.role, needed).slice(0, 10) },
      });
      setResultAndStopExecution({
        errors: [new GraphQLError("This is not yours to see or do.", { extensions: { code: "FORBIDDEN" } })],
      });
    },
  };
}
