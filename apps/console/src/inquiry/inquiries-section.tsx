import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { useMe } from "../session/use-me.ts";
import { InquiryItem } from "./inquiry-item.tsx";
import { InquiriesDocument } from "./inquiry-list-documents.ts";
import { ReadSection } from "../deeds/read-section.tsx";
import { useReading } from "../deeds/use-reading.ts";

/** Who has asked us about somebody, until somebody other than whoever wrote it down says how it ended. */
export function InquiriesSection(): ReactNode {
  const me = useMe();
  const { reading, look } = useReading(async () => ask(InquiriesDocument, {}));
  return (
    <ReadSection
      name="inquiries"
      heading={(count) => t`Who has asked about people: ${count}`}
      emptyWords={t`Nobody has asked, as far as it was written down.`}
      reading={reading}
      look={look}
      count={({ inquiries }) => inquiries.length}
    >
      {({ inquiries, recipients }) => (
        <ul className="flex flex-col gap-2">
          {inquiries.map((item) => (
            <li key={item.id}>
              <InquiryItem
                item={item}
                recipients={recipients}
                isOwn={item.loggedBy.id === me.id}
                look={look}
              />
            </li>
          ))}
        </ul>
      )}
    </ReadSection>
  );
}
