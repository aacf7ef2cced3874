const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Zones that have names in mail, in hours; every other name says nothing, as RFC 5322 has it. */
const ZONES: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  CET: 1,
  CEST: 2,
};

const TIME = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?`;
const ZONE = String.raw`(?:\s*"?([+-]\d{4}|[A-Za-z]{1,5})\b)?`;
/** As mail has it, with the slips of programs: dashes, dots in the time, a comma behind the year. */
const MAIL = new RegExp(String.raw`(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*[\s-]+(\d{4}|\d{2}),?\s+${TIME}${ZONE}`);
/** As C's `asctime` has it. */
const ASCTIME = new RegExp(
  String.raw`([A-Za-z]{3})\s+(\d{1,2})\s+${TIME}(?:\s+([+-]\d{4}|[A-Za-z]{1,5}))?\s+(\d{4})\b`,
);
const STAMP = new RegExp(
  String.raw`^\s*(\d{4})-(\d{2})-(\d{2})[T\s]+${TIME}(?:\.\d+)?\s*([+-]\d{2}:?\d{2}|Z)?`,
);

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/**
 * When a Date header says that a mail was written, in milliseconds since 1970; `null` when it does not say. Without a zone, or
 * with one that nobody knows, it is read as UTC, so that the same mail says the same on every machine.
 */
export function writtenAt(raw: string): number | null {
  const text = raw.slice(0, 200).replaceAll(/\([^()]{0,100}\)/g, " ");
  const at = byMail(MAIL.exec(text)) ?? byAsctime(ASCTIME.exec(text)) ?? byStamp(STAMP.exec(text));
  return at === null || at < EARLIEST || at > LATEST ? null : at;
}

interface Clock {
  readonly year: number;
  /** From 0. */
  readonly month: number;
  readonly day: number;
  readonly time: readonly (string | undefined)[];
  readonly zone: string | undefined;
}

function byMail(found: RegExpExecArray | null): number | null {
  if (!found) return null;
  const [, day, month = "", year = "", hour, minute, second, zone] = found;
  const written = Number(year);
  return instant({
    // RFC 5322, 4.3.
    year: year.length > 2 ? written : written + (written < 50 ? 2000 : 1900),
    month: MONTHS.indexOf(month.toLowerCase()),
    day: Number(day),
    time: [hour, minute, second],
    zone,
  });
}

function byAsctime(found: RegExpExecArray | null): number | null {
  if (!found) return null;
  const [, month = "", day, hour, minute, second, zone, year] = found;
  return instant({
    year: Number(year),
    month: MONTHS.indexOf(month.toLowerCase()),
    day: Number(day),
    time: [hour, minute, second],
    zone,
  });
}

function byStamp(found: RegExpExecArray | null): number | null {
  if (!found) return null;
  const [, year, month, day, hour, minute, second, zone] = found;
  return instant({
    year: Number(year),
    month: Number(month) - 1,
    day: Number(day),
    time: [hour, minute, second],
    zone: zone?.replace(":", ""),
  });
}

function instant({ year, month, day, time, zone }: Clock): number | null {
  const [hour = 0, minute = 0, second = 0] = time.map((part) => Number(part ?? 0));
  if (month < 0 || month > 11 || day < 1 || hour > 24 || minute > 59 || second > 60) return null;
  // A day that its month does not have is no day.
  if (new Date(Date.UTC(year, month, day)).getUTCDate() !== day) return null;
  return Date.UTC(year, month, day, hour, minute, second) - zoneMinutes(zone) * 60_000;
}

function zoneMinutes(zone: string | undefined): number {
  const offset = /^([+-])(\d{2})(\d{2})$/.exec(zone ?? "");
  if (!offset) return (ZONES[zone?.toUpperCase() ?? ""] ?? 0) * 60;
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  return offset[1] === "-" ? -minutes : minutes;
}
