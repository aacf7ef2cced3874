import type { ListedThing } from "@holdfast/db";
import type { GraphQLField, GraphQLSchema } from "graphql";
import type { Context } from "./context.ts";

/** Lists that show words before anything of them is opened: of what they are. */
export const LISTS: Readonly<Record<string, ListedThing>> = {
  inquiries: "inquiry",
  breaches: "breach",
  legalProcesses: "legal_process",
  heldDisclosures: "held",
  emergencies: "case_glass",
  reviewedEmergencies: "case_glass",
};

/** Has these lists be a look at each of what stands in them, before they are answered (AU15). */
export function recordLists(schema: GraphQLSchema): GraphQLSchema {
  const fields = schema.getQueryType()?.getFields() ?? {};
  for (const [name, thing] of Object.entries(LISTS)) {
    const field = fields[name];
    if (field !== undefined) wrap(field, thing);
  }
  return schema;
}

function wrap(field: GraphQLField<unknown, Context>, thing: ListedThing): void {
  const { resolve } = field;
  if (resolve === undefined) return;
  field.resolve = async (root, args: unknown, context, info) => {
    const list: unknown = await resolve(root, args, context, info);
    const { store, identity } = context;
    if (Array.isArray(list)) await store.audit.listed(identity.userId, thing, list.flatMap(listedIn));
    return list;
  };
}

function listedIn(item: unknown): readonly { readonly id: string; readonly caseId: string | null }[] {
  if (typeof item !== "object" || item === null || !("id" in item) || typeof item.id !== "string") return [];
  return [{ id: item.id, caseId: "caseId" in item && typeof item.caseId === "string" ? item.caseId : null }];
}
