export { readRotaCsv, type CsvContext } from "./import/read-csv.ts";
export { readRotaIcal, type IcalContext } from "./import/read-ical.ts";
export {
  rotaProblemText,
  type RotaProblem,
  type RotaProblemCode,
  type RotaRead,
} from "./import/rota-problem.ts";
export { isZone } from "./import/wall-time.ts";
export { gapsOf, whoIsOn, type Span } from "./on-duty.ts";
export { DUTIES, type Duty, type Shift } from "./shift.ts";
export { gapsWithin, type Gap } from "./missing.ts";
export { replaceWithin, spanOf, type Replacement, type Standing } from "./replace-within.ts";
export { LOOKED_BACK_MS, missingLead, type MissingLead } from "./alarms/missing-lead.ts";
export {
  dueAlarms,
  type Alarm,
  type AlarmCause,
  type AlarmTelling,
  type AlarmTold,
  type AlarmWay,
  type OnCall,
} from "./alarms/due-alarms.ts";
export { ALARM_COURSES, ALARM_KINDS, ALARMS_OF_DANGER, type AlarmKind } from "./alarms/alarm-kinds.ts";
