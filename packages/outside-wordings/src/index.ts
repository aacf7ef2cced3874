export { NEUTRAL_CHECKS } from "./neutral-checks.ts";
export { inEveryLanguage, WORDINGS } from "./wordings.ts";
