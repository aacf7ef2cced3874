import { createStore } from "../store/store.ts";
import type { Live } from "./live.ts";

/** The live connection, while there is one. */
export const live = createStore<Live | null>(null);
