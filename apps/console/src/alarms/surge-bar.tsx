import "./alarm-texts.ts";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { SurgeShown } from "../announcements/announcement-documents.ts";
import { surgesShown } from "../announcements/announcements.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { surgeWords } from "./surge-words.ts";

/** What leads have turned on, on every screen of whoever answers, until it ends (AL57); kept current with what is said to the shift. */
export function SurgeBar(): ReactNode {
  const now = useNow(1_000);
  const on = (useStore(surgesShown) ?? []).filter(({ endsAt }) => endsAt > now);
  if (on.length === 0) return null;
  return (
    <section
      aria-label={t`Turned on for a while`}
      className="border-b border-line bg-info-tint px-4 py-1 text-small text-info"
    >
      <ul className="flex flex-wrap gap-x-4 gap-y-0.5">
        {on.map((each) => {
          const until = clockWords(each.endsAt, now);
          return (
            <li key={each.id} className="tabular-nums">
              {surgeSaid(each)} {t`Until ${until}.`}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function surgeSaid({ kind, by, partnerNumber }: SurgeShown): string {
  if (kind === "page") return t`${by.name} pages whoever is on call.`;
  const { isOn } = surgeWords(kind);
  return partnerNumber === null
    ? isOn
    : `${isOn} ${t`If they ask for the number, give it: ${partnerNumber}.`}`;
}
