/** What a gateway begins with: all that is needed until its database is there and of this release, and none of what is needed then. */
export { loadKeyring } from "./keyring/load-keyring.ts";
export { migrate } from "./migrate/migrate.ts";
export { sealed } from "./store/sealed.ts";
export { startEmbedded } from "./embedded/start-embedded.ts";
export { StartRefusal } from "./start-refusal.ts";
export { thisMachine } from "./house-time/this-machine.ts";
