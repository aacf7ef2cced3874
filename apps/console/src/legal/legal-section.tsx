import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { ReadSection } from "../deeds/read-section.tsx";
import { useReading } from "../deeds/use-reading.ts";
import { LegalDocument } from "./legal-documents.ts";
import { LegalForm } from "./legal-form.tsx";
import { LegalItem } from "./legal-item.tsx";

/** What we were served with, the soonest due first, and what stays on hold for it. */
export function LegalSection(): ReactNode {
  const { reading, look } = useReading(async () => ask(LegalDocument, {}));
  const [isWriting, write] = useState(false);
  return (
    <ReadSection
      name="legal"
      heading={(count) => t`Subpoenas, orders, warrants: ${count}`}
      emptyWords={t`We were served with nothing that is open.`}
      reading={reading}
      look={look}
      count={({ legalProcesses }) => legalProcesses.length}
      above={
        isWriting ? (
          <LegalForm
            onDone={(isKept) => {
              write(false);
              if (isKept) void look();
            }}
          />
        ) : (
          <span>
            <Button onPress={() => write(true)}>{t`We were served with something…`}</Button>
          </span>
        )
      }
    >
      {(data) => (
        <ul className="flex flex-col gap-2">
          {data.legalProcesses.map((item) => (
            <li key={item.id}>
              <LegalItem item={item} data={data} look={look} />
            </li>
          ))}
        </ul>
      )}
    </ReadSection>
  );
}
