import type { ContactId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { createStore } from "../store/store.ts";

/** The contact that is open, and the one that somebody is about to escalate. */
export const escalateRow = createStore<QueueRow | null>(null);
export const escalating = createStore<ContactId | null>(null);

/** The first of two steps: says who would be called. Nothing is done by it. */
export const askToEscalate = ({ id }: QueueRow): void => escalating.set(id);
