export { Capability } from "./capability.ts";
export { capabilitiesOf, decideAccess, type AccessDecision } from "./decide.ts";
export { ACCESS } from "./table.ts";
export { isOfOwnAccount } from "./own-account.ts";
export { decideBarring } from "./barring.ts";
export {
  caseViewerCan,
  contactViewerCan,
  decideCase,
  decideContact,
  decideFiling,
  type CaseRelation,
  type CaseViewerCan,
  type ContactRelation,
  type FilingStanding,
} from "./case.ts";
export {
  decideRecord,
  viewerCan,
  type RecordDecision,
  type Standing,
  type ViewerCan,
} from "./decide-record.ts";
export { parseRecords, RecordTableInvalid, type RecordTable } from "./parse-records.ts";
export { CaseAct, CaseData, ContactAct, ContactState } from "./record-row.ts";
export { HIDDEN, maskAddress, maskAddressIn } from "./mask-address.ts";
export { saysWhy, WHY_LENGTH_MOST, WHY_WORDS_LEAST } from "./says-why.ts";
export { recordSql, recordSqlTies } from "./record-sql.ts";
export { EMERGENCY_OPEN_MS, RECORD_TABLE } from "./record-table.ts";
