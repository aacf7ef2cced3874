import type { Evidence } from "./verdict.ts";
import { freeForm } from "./free-forms.ts";

/** What a mail server says became of a mail. */
export interface Bounce {
  /** `delayed` changes nothing: it is still being tried. */
  readonly state: "failed" | "delivered" | "sent" | "delayed";
  /** Why it failed. */
  readonly reason: "unreachable" | "refused" | "expired" | null;
}

/** Whether a mail is a report of delivery, by its parts or by one of the free forms that servers write; `null` when not. */
export function bounceOf(evidence: Evidence): Bounce | null {
  if (evidence.reported.type === "delivery")
    return byFields(evidence) ?? freeForm(evidence) ?? { state: "failed", reason: "unreachable" };
  return freeForm(evidence);
}

const STATES: Readonly<Record<string, Bounce["state"]>> = {
  failed: "failed",
  delayed: "delayed",
  delivered: "delivered",
  relayed: "sent",
  expanded: "sent",
};

function byFields({ reported }: Evidence): Bounce | null {
  const recipients = reported.fields.filter(
    (fields) => fields.first("action") !== "" || fields.first("status") !== "",
  );
  const bounces = recipients.map((fields): Bounce => {
    const status = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/.exec(fields.first("status"));
    const action = fields.first("action").toLowerCase().split(/[\s(]/)[0] ?? "";
    const byClass = status?.[1] === "2" ? "delivered" : status?.[1] === "4" ? "delayed" : "failed";
    const state = STATES[action] ?? byClass;
    return { state, reason: state === "failed" ? reasonOf(status?.[1], status?.[2], status?.[3]) : null };
  });
  return bounces.find(({ state }) => state === "failed") ?? bounces[0] ?? null;
}

/** By the codes of RFC 3463: time ran out, policy or content refused it, and the rest is an address that takes no mail. */
function reasonOf(kind?: string, subject?: string, detail?: string): Bounce["reason"] {
  if (kind === "4" || (subject === "4" && detail === "7")) return "expired";
  if (
    subject === "7" ||
    subject === "6" ||
    (subject === "3" && detail === "4") ||
    (subject === "2" && detail === "3")
  )
    return "refused";
  return "unreachable";
}
