import ICAL from "ical.js";

/** What is read of an event, and the kind of value that each has to have where the library knows kinds. */
const READ: Readonly<Record<string, ((value: unknown) => boolean) | null>> = {
  dtstart: (value) => value instanceof ICAL.Time && isThere(value),
  dtend: (value) => value instanceof ICAL.Time && isThere(value),
  exdate: (value) => value instanceof ICAL.Time && isThere(value),
  "recurrence-id": (value) => value instanceof ICAL.Time && isThere(value),
  duration: (value) => value instanceof ICAL.Duration,
  rrule: null,
  summary: null,
  status: null,
  uid: null,
};

/** Which property of an event cannot be read; `null`: all can. The library reads a value only when it is asked for it, and throws then. */
export function unreadableOf(component: ICAL.Component): string | null {
  for (const [name, isRight] of Object.entries(READ)) {
    for (const property of component.getAllProperties(name)) {
      const values = valuesOf(property);
      if (values === null || (isRight !== null && !values.every(isRight))) return name;
    }
  }
  return component.hasProperty("dtstart") ? null : "dtstart";
}

function valuesOf(property: ICAL.Property): readonly unknown[] | null {
  try {
    return property.getValues();
  } catch (error) {
    // Whatever it throws is about what somebody wrote.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Whether a time was written as one that is there; the library counts a thirtieth of February on into March. */
function isThere({ year, month, day, hour, minute, second }: ICAL.Time): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && hour < 24 && minute < 60 && second <= 60;
}
