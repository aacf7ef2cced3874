import "./share-texts.ts";

/** With the texts that it says, for whoever has not loaded them yet. */
export { ReachedAt } from "./reached-at.tsx";
