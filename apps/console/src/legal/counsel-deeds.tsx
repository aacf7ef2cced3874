import { LegalEnd, LegalFinding } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { tell } from "../api/ask.ts";
import { EndLegalDocument, FindLegalDocument, ObjectLegalDocument } from "./legal-documents.ts";
import type { LegalPartProps } from "./legal-item.tsx";
import { findingWords, legalEndWords } from "./legal-words.ts";

/** What counsel whom a paper was given to says of it: whether it binds, that we object, how it ended. */
export function CounselDeeds({ item, deeds, describedBy }: LegalPartProps): ReactNode {
  const [how, choose] = useState<LegalEnd | null>(null);
  const { id } = item;
  // What no judge signed binds nobody.
  const findings = LegalFinding.options.filter((each) => each !== "binds" || item.isSignedByJudge);
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {item.finding === null
          ? findings.map((finding) => (
              <Button
                key={finding}
                size="small"
                aria-describedby={describedBy}
                isPending={deeds.isBusy}
                onPress={() =>
                  void deeds.act(
                    async () => tell(FindLegalDocument, { id, finding }),
                    t`What you found is kept.`,
                  )
                }
              >
                {findingWords(finding)}
              </Button>
            ))
          : null}
        {item.objectedAt === null ? (
          <Button
            size="small"
            aria-describedby={describedBy}
            isPending={deeds.isBusy}
            onPress={() =>
              void deeds.act(async () => tell(ObjectLegalDocument, { id }), t`It is kept that we object.`)
            }
          >{t`We object`}</Button>
        ) : null}
      </div>
      <div className="flex flex-wrap items-end justify-between gap-2">
        <RadioChoice
          label={t`How it ended`}
          showsLabel
          selected={how}
          onSelect={choose}
          choices={LegalEnd.options.map((each) => ({ id: each, label: legalEndWords(each) }))}
        />
        <Button
          size="small"
          aria-describedby={describedBy}
          isDisabled={how === null}
          isPending={deeds.isBusy}
          onPress={() => {
            if (how !== null)
              void deeds.act(
                async () => tell(EndLegalDocument, { id, how }),
                t`Ended. What is on hold for it stays on hold.`,
              );
          }}
        >{t`End it`}</Button>
      </div>
    </>
  );
}
