import ICAL from "ical.js";
import { isZone, offsetAt } from "./wall-time.ts";

/** The properties of an event that say a time. */
const TIMES = ["dtstart", "dtend", "exdate", "recurrence-id"] as const;

/**
 * Gives the times of an event their zones (RO5): those of IANA as they are known here, whatever the file says of them; others as
 * the file itself describes them; and those that say none the zone of the house.
 *
 * @returns the property whose zone nobody knows, or `null`
 */
export function settleZones(
  component: ICAL.Component,
  calendar: ICAL.Component,
  usual: string,
): string | null {
  for (const name of TIMES) {
    for (const property of component.getAllProperties(name)) {
      const named: unknown = property.getParameter("tzid");
      const times = property.getValues().filter((value) => value instanceof ICAL.Time);
      const local = times.filter(({ zone }) => zone !== ICAL.Timezone.utcTimezone);
      if (local.length === 0) continue;
      const tzid = typeof named === "string" ? named : usual;
      if (isZone(tzid)) for (const time of local) time.zone = zoneOf(tzid);
      else if (calendar.getTimeZoneByID(tzid) === null) return name;
    }
  }
  return null;
}

/** A zone of IANA as the library asks for one. */
function zoneOf(tzid: string): ICAL.Timezone {
  const zone = new ICAL.Timezone({ tzid, component: new ICAL.Component("vtimezone") });
  return Object.assign(zone, { utcOffset: (time: ICAL.Time) => offsetAt(time, tzid) });
}
