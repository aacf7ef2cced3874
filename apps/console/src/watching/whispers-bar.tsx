import "./watching-texts.ts";
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";
import { openContact } from "../contact/open-contact.ts";
import { useStore } from "../store/store.ts";
import { unreadWhispers, useUnreadKept } from "./unread-whispers.ts";
import { tellOfWhispers, wroteWords } from "./whisper-news.ts";

/** That a colleague wrote beside a contact that is not before me: who, and which, and no word of it (AL51). */
export function WhispersBar(): ReactNode {
  useUnreadKept();
  const listed = useStore(unreadWhispers);
  const opened = useStore(openContact);
  useEffect(() => tellOfWhispers(listed), [listed]);
  const elsewhere = listed.filter(({ contact }) => opened.kind === "none" || opened.id !== contact.id);
  if (elsewhere.length === 0) return null;
  return (
    <section
      aria-label={t`Whispers to read`}
      className="border-b border-line bg-concern-tint px-4 py-1 text-small font-medium text-concern"
    >
      <ul className="flex flex-wrap gap-x-4">
        {elsewhere.map((each) => (
          <li key={each.contact.id}>
            <Link
              to="/contact/$id"
              params={{ id: each.contact.id }}
              className="inline-flex min-h-6 items-center underline"
            >
              {wroteWords(each)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
