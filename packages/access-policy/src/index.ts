export { Capability } from "./capability.ts";
export { capabilitiesOf, decideAccess, type AccessDecision } from "./decide.ts";
export { ACCESS } from "./table.ts";
