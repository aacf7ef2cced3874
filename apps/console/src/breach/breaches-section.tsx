import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { ReadSection } from "../deeds/read-section.tsx";
import { useReading } from "../deeds/use-reading.ts";
import { BreachesDocument } from "./breach-documents.ts";
import { BreachItem } from "./breach-item.tsx";

/** What got where it must not, the soonest notice first. */
export function BreachesSection(): ReactNode {
  const { reading, look } = useReading(async () => ask(BreachesDocument, {}));
  return (
    <ReadSection
      name="breaches"
      heading={(count) => t`Breaches: ${count}`}
      emptyWords={t`No breach is open.`}
      reading={reading}
      look={look}
      count={({ breaches }) => breaches.length}
    >
      {({ breaches, cases }) => (
        <ul className="flex flex-col gap-2">
          {breaches.map((item) => (
            <li key={item.id}>
              <BreachItem item={item} cases={cases} look={look} />
            </li>
          ))}
        </ul>
      )}
    </ReadSection>
  );
}
