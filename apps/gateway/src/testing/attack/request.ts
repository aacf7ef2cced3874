import type { Actor } from "./actor.ts";

/** One thing that somebody asks of the gateway. */
export type Request =
  | { readonly kind: "graphql"; readonly by: Actor; readonly query: string; readonly variables: object }
  /** A body that may be no question at all. */
  | { readonly kind: "raw"; readonly by: Actor; readonly body: string }
  | { readonly kind: "file"; readonly by: Actor; readonly method: "GET" | "POST"; readonly path: string };

/** Every id of the map exchanged for what it stands for. */
export function exchanged(text: string, ids: ReadonlyMap<string, string>): string {
  return text.replaceAll(UUID, (id) => ids.get(id) ?? id);
}

/** However an id is written. The end of an escape in JSON, with digits after it, may read like one, and is none. */
export const UUID = /(?<!\\u[0-9a-f]{0,3})[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
