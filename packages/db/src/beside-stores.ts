// What stands beside contacts, and what is said and counted of a whole shift.
export type * from "./watches/watch-store.ts";
export type * from "./whispers/whisper-store.ts";
export type * from "./announcements/announcement-store.ts";
export type * from "./alarms/alarm-store.ts";
export type * from "./surge/surge-store.ts";
export type * from "./surge/line-text-store.ts";
export type * from "./alarms/alarm-address-store.ts";
export type * from "./alarms/alarm-device-store.ts";
export type * from "./last-hour/last-hour-store.ts";
export type * from "./staffing/staffing-store.ts";
