import { createStore } from "../store/store.ts";
import { NO_ATTENTION, type Attention } from "./attention.ts";

/** What wants somebody now, for the parts of the screen that show it. */
export const attention = createStore<Attention>(NO_ATTENTION);
