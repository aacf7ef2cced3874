import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { ReadSection } from "../deeds/read-section.tsx";
import { useReading } from "../deeds/use-reading.ts";
import { useStore } from "../store/store.ts";
import { EmergencyItem } from "./emergency-item.tsx";
import { heardOf } from "./heard-of.ts";
import { EmergenciesDocument } from "./review-documents.ts";
import { ReviewedList } from "./reviewed-list.tsx";

/** The desk of whoever looks at cases that were opened in an emergency: what waits, and what was found lately. */
export function EmergenciesSection(): ReactNode {
  const { reading, look } = useReading(async () => ask(EmergenciesDocument, {}));
  const times = useStore(heardOf);
  useEffect(() => {
    if (times > 0) void look();
  }, [times, look]);
  return (
    <>
      <ReadSection
        name="emergencies"
        heading={(count) => t`Opened in an emergency, to be looked at: ${count}`}
        emptyWords={t`Nothing waits to be looked at.`}
        reading={reading}
        look={look}
        count={({ emergencies }) => emergencies.length}
      >
        {({ emergencies }) => (
          <ul className="flex flex-col gap-2">
            {emergencies.map((item) => (
              <li key={item.id}>
                <EmergencyItem item={item} look={look} />
              </li>
            ))}
          </ul>
        )}
      </ReadSection>
      {reading.kind === "ready" ? <ReviewedList reviewed={reading.data.reviewedEmergencies} /> : null}
    </>
  );
}
