import { createStore } from "../store/store.ts";

/** The number of a case that was typed where it was found to be none of theirs; taken from there to where one is opened. */
export const askedNumber = createStore("");
