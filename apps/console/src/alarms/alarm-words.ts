import { t } from "@lingui/core/macro";
import type { StandingData } from "./alarm-documents.ts";

type Kind = StandingData["alarms"][number]["kind"];

/** What an alarm is about, and nothing of whom. */
export function alarmWords(kind: Kind): string {
  switch (kind) {
    case "danger_unclaimed":
      return t`Somebody in danger waits, and nobody has them`;
    case "danger_owed":
      return t`Somebody in danger is owed an answer by whoever has them`;
    case "clock_due":
      return t`A checkpoint or an escalation is past its time`;
    case "report_due":
      return t`A report, or a decision of a lead, has little time left`;
    case "counsel_due":
      return t`Something that counsel decides has little time left`;
    case "lead_missing":
      return t`No shift lead is here who should be`;
    case "paged":
      return t`A lead paged whoever is on call`;
    case "waiting_too_long":
      return t`Somebody waits too long`;
    case "channel_down":
      return t`A channel is down`;
    case "sending_stuck":
      return t`Messages do not get out`;
    case "follow_up_missed":
      return t`What was agreed with somebody was missed`;
    case "consent_ending":
      return t`What somebody agreed to share runs out within a day`;
  }
}
