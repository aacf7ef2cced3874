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

/**
 * Refuses a document before anything of it is executed, when the asker's role may not ask for all of it. One walk a
 * document, for as long as the parse cache holds it.
 */
export function useAccess(): Plugin<Context> {
  const known = new WeakMap<DocumentNode, Needed>();
  return {
    onExecute: ({ args, setResultAndStopExecution }) => {
      const document: DocumentNode = args.document;
      const needed = known.get(document) ?? neededOf(args.schema, document);
      known.set(document, needed);
      if (mayAsk(args.contextValue.identity.role, needed)) return;
      setResultAndStopExecution({
        errors: [new GraphQLError("This is not yours to see or do.", { extensions: { code: "FORBIDDEN" } })],
      });
    },
  };
}
