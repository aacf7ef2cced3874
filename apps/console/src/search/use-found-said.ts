import { plural, t } from "@lingui/core/macro";
import { useEffect } from "react";
import { announce } from "../announce/announce.ts";
import type { FoundList } from "./found-list.ts";

type Listed = FoundList<unknown>;

/** Says to those who listen what a search came to, once all of it has come: how many, and never what. */
export function useFoundSaid(contacts: Listed, cases: Listed): void {
  const isWaiting = [contacts, cases].some(({ kind, isMore }) => kind === "loading" || isMore);
  const words = isWaiting
    ? null
    : [ofContacts(contacts), ofCases(cases)].filter((each) => each !== null).join(" ");
  useEffect(() => {
    if (words === null || words === "") return;
    announce({ kind: "search", urgency: "polite", words: () => words });
  }, [words]);
}

function ofContacts({ kind, found }: Listed): string | null {
  if (kind === "unasked") return null;
  if (kind !== "ready") return t`Contacts were not found out.`;
  return t`${plural(found.length, { one: "# contact found.", other: "# contacts found." })}`;
}

function ofCases({ kind, found }: Listed): string | null {
  if (kind === "unasked") return null;
  if (kind !== "ready") return t`Cases were not found out.`;
  return t`${plural(found.length, { one: "# case found.", other: "# cases found." })}`;
}
