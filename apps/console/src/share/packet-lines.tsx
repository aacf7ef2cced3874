import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { CaseData } from "../case/case-documents.ts";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import { packetWords } from "./packet-words.ts";

/** What went, line by line, to be told: it is there until whoever tells it is done. Personal data. */
export function PacketLines({
  packet,
  data,
}: {
  readonly packet: string;
  readonly data: CaseData;
}): ReactNode {
  const language = useStore(spoken);
  const lines = packetWords(packet, data, language);
  if (lines === null)
    return <p className="text-concern">{t`What was released cannot be shown here. Tell nothing of it.`}</p>;
  return (
    <ul data-packet="" className="flex list-disc flex-col gap-1 pl-5">
      {lines.map((line) => (
        <li key={line} className="whitespace-pre-wrap wrap-anywhere">
          {line}
        </li>
      ))}
    </ul>
  );
}
