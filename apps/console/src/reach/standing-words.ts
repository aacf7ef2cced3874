import { t } from "@lingui/core/macro";
import { reachWords } from "../text/domain-words.ts";
import { clockWords } from "../text/time-words.ts";
import { bothClocks } from "./local-time.ts";
import type { SafeContact } from "./reach-documents.ts";

type Standing = SafeContact["standing"];

/** What stands after "Reach:": whether somebody asked, and each way with whether it is open and until when. */
export function standingWords(standing: Standing, now: number): string {
  const { kind, ways, timeZone, validUntil } = standing;
  switch (kind) {
    case "not_asked":
      return t`not asked`;
    case "never":
      return t`never contact`;
    case "agreed":
      return ways.map((way) => agreedWay(way, timeZone, now)).join(", ");
    case "expired": {
      const names = ways.map(({ way }) => reachWords(way)).join(", ");
      if (validUntil === null) return t`expired (was: ${names})`;
      const since = clockWords(validUntil, now);
      return t`expired ${since} (was: ${names})`;
    }
  }
}

/** Everything about reaching them in one line: a stop overrides what they said before, and does not hide it. */
export function reachLine({ standing, optOut, textUntil }: SafeContact, now: number): string {
  const words = standingWords(standing, now);
  const agreed =
    textUntil === null || textUntil <= now
      ? words
      : t`${words}; text until ${bothClocks(textUntil, now, standing.timeZone)}`;
  if (optOut === null) return agreed;
  return standing.kind === "not_asked" ? t`asked us to stop` : t`asked us to stop; before that: ${agreed}`;
}

function agreedWay(
  { way, isOpen, changesAt, mayLeaveVoicemail }: Standing["ways"][number],
  zone: string | null,
  now: number,
): string {
  const name = reachWords(way);
  const voicemail = mayLeaveVoicemail ? ` ${t`(voicemail ok)`}` : "";
  if (changesAt === null) return (isOpen ? t`${name} ok` : t`${name} not now`) + voicemail;
  const clock = bothClocks(changesAt, now, zone);
  return (isOpen ? t`${name} ok until ${clock}` : t`${name} not before ${clock}`) + voicemail;
}
