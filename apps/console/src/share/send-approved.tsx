import { MenuButton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import type { CaseData } from "../case/case-documents.ts";
import { goneWords, sendApproved, type Gone } from "./compose-acts.ts";
import { HOWS, sentHowWords } from "./compose-words.ts";
import { PacketLines } from "./packet-lines.tsx";

export interface SendApprovedProps {
  readonly id: string;
  readonly data: CaseData;
  readonly onSent: () => void;
}

/** Sends what waited and was approved meanwhile, decided once more as it goes; what went stands there to be told. */
export function SendApproved({ id, data, onSent }: SendApprovedProps): ReactNode {
  const [fault, setFault] = useState<string | null>(null);
  const [gone, setGone] = useState<Gone | null>(null);

  async function send(chosen: string): Promise<void> {
    const how = HOWS.find((each) => each === chosen);
    if (how === undefined) return;
    const answer = await sendApproved(id, how);
    setFault(answer.kind === "refused" ? answer.words : null);
    if (answer.kind !== "done") return;
    setGone(answer.gone);
    onSent();
  }

  return (
    <>
      {fault === null ? null : <p className="font-medium text-concern">{fault}</p>}
      {gone === null ? null : <p className="font-medium">{goneWords(gone)}</p>}
      {gone?.packet == null ? (
        <div>
          <MenuButton
            size="small"
            label={t`Tell what was approved…`}
            choices={HOWS.map((each) => ({ id: each, label: sentHowWords(each) }))}
            onChoose={(how) => void send(how)}
          />
        </div>
      ) : (
        <PacketLines packet={gone.packet} data={data} />
      )}
    </>
  );
}
