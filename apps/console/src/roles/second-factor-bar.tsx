import "./screen-texts.ts";
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { useEffect, useLayoutEffect, useRef, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useMe } from "../session/use-me.ts";
import { clockWords } from "../text/time-words.ts";
import { useNow } from "../text/now.ts";

/** That a second factor is wanted of somebody who is at work, and by when: said once, and there until they have one (G544). */
export function SecondFactorBar(): ReactNode {
  const now = useNow();
  const { secondFactorBy: by } = useMe();
  const at = useRef<HTMLElement>(null);
  useEffect(() => {
    announce({
      kind: "account",
      urgency: "polite",
      words: () =>
        t`Your organisation now asks your role for a second factor. You can go on, and add one in your account.`,
    });
  }, []);
  useLayoutEffect(() => {
    const bar = at.current;
    return () => {
      // Whoever was in it goes on in what is below it.
      if (bar?.contains(document.activeElement) === true)
        document.querySelector<HTMLElement>("#work")?.focus();
    };
  }, []);
  if (by === null) return null;
  const when = clockWords(by, now);
  return (
    <section
      ref={at}
      aria-label={t`Second factor`}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-info-tint px-4 py-2 text-info"
    >
      <p className="max-w-prose">
        {t`Your organisation now asks your role for a second factor. On shift you have until your shift ends, and until ${when} at the latest; otherwise a quarter of an hour. Then only your account opens until you have added one. What you hold stays with you until you are done with it.`}
      </p>
      <Link
        to="/account"
        className="inline-flex min-h-8 items-center rounded-hf border border-line bg-surface px-3 font-medium text-text"
      >
        {t`Add one in your account`}
      </Link>
    </section>
  );
}
