export { SIGN_PAGES_AT, signPages } from "./app.ts";
export type { Desk } from "./desk.ts";
export type { Terms } from "./terms.ts";
