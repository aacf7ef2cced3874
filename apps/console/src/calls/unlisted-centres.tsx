import "./call-texts.ts";
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { useEffect, useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { BoardSection } from "../board/board-section.tsx";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { UnlistedCentresDocument, type Unlisted } from "./unlisted-document.ts";

/** How often it is asked anew, in milliseconds: it is looked at afterwards, and nobody waits for it. */
const EVERY_MS = 5 * 60_000;

/**
 * Which calls for help went to numbers that are not on the house's list: nobody is kept from such a call, so whoever leads looks
 * whether it was one, and has the number put on the list (G299). Nothing stands here where there is none.
 */
export function UnlistedCentres(): ReactNode {
  const now = useNow();
  const called = useUnlisted();
  if (called === undefined || (Array.isArray(called) && called.length === 0)) return null;
  return (
    <BoardSection heading={t`Help called at numbers of no list, last 30 days`}>
      {called === "failed" ? (
        <p>{t`Whether help was called at numbers of no list is unknown. It is asked again in a few minutes.`}</p>
      ) : called === null ? (
        <p className="font-medium text-concern">
          {t`The list of emergency centres cannot be read, so no number can be told to be on it. An administrator has to write it anew in the settings.`}
        </p>
      ) : (
        <>
          <p className="text-small text-muted">
            {t`Look who was called there. A number that is right belongs on the list: it is gone from here then.`}
          </p>
          <ul className="flex flex-col">
            {called.map(({ contact, at, by }) => (
              <li key={`${contact.id}${String(at)}`}>
                <Link
                  to="/contact/$id"
                  params={{ id: contact.id }}
                  className="inline-flex min-h-6 items-center underline"
                >
                  {t`Contact ${String(contact.number)}, called at ${clockWords(at, now)} by ${by.name}`}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </BoardSection>
  );
}

/** What the gateway says; `undefined` while it is on its way. What was known stays while the gateway is away. */
function useUnlisted(): Unlisted | "failed" | undefined {
  const [called, learn] = useState<Unlisted | "failed" | undefined>(undefined);
  useEffect(() => {
    let isOver = false;
    const read = async (): Promise<void> => {
      const answer = await ask(UnlistedCentresDocument, {}, true);
      if (isOver) return;
      learn((before) => (answer.kind === "data" ? answer.data.unlistedCentres : (before ?? "failed")));
    };
    void read();
    const again = setInterval(() => void read(), EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(again);
    };
  }, []);
  return called;
}
