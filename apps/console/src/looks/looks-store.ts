import { createStore } from "../store/store.ts";
import { NO_LOOKS } from "./look-list.ts";

/** What nobody has looked at yet, in memory and nowhere else. */
export const looks = createStore(NO_LOOKS);
