import type { ContactId, FollowUpWay, Medium, ReachWay } from "@holdfast/case-schema";
import type { ReachTimes } from "@holdfast/contact-policy";
import { openContact } from "../contact/open-contact.ts";
import type { Preference } from "../reach/reach-documents.ts";
import { useStore } from "../store/store.ts";

/** What whoever is in the open contact said of when they may be reached. Personal data. */
export interface Them {
  /** Their time zone; `null` where nobody knows it. */
  readonly zone: string | null;
  readonly times: ReachTimes;
}

/** What is known of them; `null` where their contact is not open here, or what is known of them is withheld. */
export function useThem(id: ContactId): Them | null {
  const opened = useStore(openContact);
  if (opened.kind !== "ready" || opened.id !== id) return null;
  const { decision, standing, preference } = opened.contact.safeContact;
  if (decision.hands.withholds.includes("facts")) return null;
  return { zone: standing.timeZone, times: timesOf(preference) };
}

/** By which way of theirs a follow-up reaches out; `null`: they write, or fetch what is written. */
export function reachWayOf(way: FollowUpWay, medium: Medium): ReachWay | null {
  switch (way) {
    case "we_text":
      return medium === "form" ? null : "text";
    case "we_call":
      return "call";
    case "we_mail":
      return "email";
    case "they_text":
      return null;
  }
}

function timesOf(preference: Preference | null): ReachTimes {
  if (preference === null) return null;
  const { may, ways, timeZone, validUntil } = preference;
  if (may === "never" || timeZone === null || validUntil === null) return { may: "never" };
  return {
    may: "contact",
    ways: ways.map(({ way, windows, until: once }) => ({
      way,
      until: once,
      when: windows?.map(({ days, from, until }) => ({ days, from, until })) ?? "any_time",
    })),
    timeZone,
    validUntil,
  };
}
