import type { ReactNode } from "react";
import { LaterBar } from "../shell/later-bar.tsx";
import { laterPart } from "../shell/later-part.ts";

const SECTION = laterPart(async () => (await import("./own-alarms.tsx")).OwnAlarms);

/** Where somebody says how they are told of alarms; it comes after the account's screen. */
export function OwnAlarmsPlace(): ReactNode {
  return <LaterBar part={SECTION} capability="alarm.reach" />;
}
