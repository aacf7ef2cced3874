import type { ContactId } from "@holdfast/case-schema";
import { createStore } from "../store/store.ts";

/** The contacts that wait and are offered to whoever is signed in for a while, as last told (AL71). */
export const offeredToMe = createStore<ReadonlySet<ContactId>>(new Set());
