/** A rota as it is sent. */
export interface RotaFile {
  readonly format: "csv" | "ical";
  readonly text: string;
  readonly zone: string;
}

/** What the gateway takes at once, with its question around it, in bytes as they travel. */
const SENT_MAX = 240_000;

/** By its name, and by how it begins where that says nothing: calendars begin in one way. */
export function rotaFormat(name: string, text: string): "csv" | "ical" {
  return /\.ics$/i.test(name) || /^\s*BEGIN:VCALENDAR/i.test(text) ? "ical" : "csv";
}

/** Whether a file can be sent at all. */
export function isTooLarge(text: string): boolean {
  return new Blob([JSON.stringify(text)]).size > SENT_MAX;
}

/** The time zone of this browser, which is where most rotas are written. */
export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
