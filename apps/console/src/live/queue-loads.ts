import { createStore } from "../store/store.ts";

/**
 * How often the queue came as a whole. What its stream tells once may not have been told on the way there, so what is asked for as it is
 * told is asked for then; after a break that its stream has made good, all of it was told.
 */
export const queueLoads = createStore(0);
