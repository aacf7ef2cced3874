import { v7 } from "uuid";
import { PLACE } from "../sealing/places.ts";
import { open, seal, type Owner } from "../sealing/seal.ts";
import type { Call } from "./call-facts.ts";
import type { KeyRow } from "./call-statements.ts";
import type { CallHappened } from "./call-store.ts";

/** What happened, as the database takes it: which key was pressed is sealed, all else are facts. */
export function happenedJson(owner: Owner, happened: readonly CallHappened[]): readonly object[] {
  return happened.map(({ digit, ...facts }) => {
    const id = v7();
    if (digit === undefined) return { id, ...facts };
    const { key, body } = seal(owner, PLACE.callKey(id), Buffer.from(digit));
    return { id, ...facts, bodyKey: key.toString("base64"), body: body.toString("base64") };
  });
}

/** The keys that were pressed, in their order. */
export function keysOf(owner: Owner, rows: readonly KeyRow[]): Call["keys"] {
  return rows.map(({ id, at, body_key: key, body }) => {
    try {
      return { at, digit: open(owner, PLACE.callKey(id), { key, body }).toString() };
    } catch {
      // Damaged: that a key was pressed, and when, is still told.
      return { at, digit: null };
    }
  });
}
