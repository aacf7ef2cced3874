export { NEUTRAL_CHECKS } from "./neutral-checks.ts";
export { WORDINGS, type Wordings } from "./wordings.ts";
