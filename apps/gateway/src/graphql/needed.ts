import { Capability } from "@holdfast/access-policy";
import { TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from "graphql";

const nameOf = (extensions: Readonly<Record<string, unknown>> | undefined): Capability | null =>
  Capability.safeParse(extensions?.["needs"]).data ?? null;

/** The capability that a field needs: its own word, else its type's; `null` when neither says one. */
export function neededBy(
  field: { readonly extensions: Readonly<Record<string, unknown>> },
  parent: { readonly extensions: Readonly<Record<string, unknown>> },
): Capability | null {
  return nameOf(field.extensions) ?? nameOf(parent.extensions);
}

/** All that a document asks for. `unknown` tells that a field of it names no capability: then nobody may ask (G5). */
export interface Needed {
  readonly capabilities: ReadonlySet<Capability>;
  readonly unknown: boolean;
}

/** Walks a valid document, every operation and fragment in it, used or not. `__typename` alone is free. */
export function neededOf(schema: GraphQLSchema, document: DocumentNode): Needed {
  const capabilities = new Set<Capability>();
  let unknown = false;
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => {
        const field = types.getFieldDef();
        const parent = types.getParentType();
        if (field?.name === "__typename") return;
        const capability = field && parent ? neededBy(field, parent) : null;
        if (capability === null) unknown = true;
        else capabilities.add(capability);
      },
    }),
  );
  return { capabilities, unknown };
}
