import { createStore } from "../store/store.ts";
import type { Freshness } from "./freshness.ts";

/** Whether what is on screen is current. */
export const freshness = createStore<Freshness>({ kind: "starting" });

/** Set when this page is older than the gateway and must be loaded anew. */
export const isOutdated = createStore(false);
