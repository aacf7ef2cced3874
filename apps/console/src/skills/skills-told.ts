import { createStore } from "../store/store.ts";

/** How often it was said on this screen by what a colleague is offered contacts, kept or not: what shows it asks anew. */
export const skillsTold = createStore(0);
