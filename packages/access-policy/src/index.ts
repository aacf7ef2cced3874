export { Capability } from "./capability.ts";
export { capabilitiesOf, decideAccess, type AccessDecision } from "./decide.ts";
export { ACCESS } from "./table.ts";
export {
  decideCase,
  decideFiling,
  type CaseDecision,
  type CaseDeed,
  type CaseRelation,
  type FilingDecision,
  type FilingStanding,
} from "./case.ts";
