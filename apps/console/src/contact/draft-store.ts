import { createStore } from "../store/store.ts";
import type { Drafts } from "./drafts.ts";

/** Everybody's unsent words on this screen; they outlive a session that ends, and are dropped when another person signs in. */
export const drafts = createStore<Drafts>(new Map());
