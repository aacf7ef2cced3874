import "../inquiry/inquiry-texts.ts";
import "../case/case-texts.ts";
import "../share/share-texts.ts";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { BreachReport } from "../breach/breach-report.tsx";
import { BreachesSection } from "../breach/breaches-section.tsx";
import { EmergenciesSection } from "../emergency/emergencies-section.tsx";
import { OpenSection } from "../emergency/open-section.tsx";
import { KeyHint } from "../keys/key-hint.tsx";
import { overlay } from "../keys/overlay.ts";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { LegalSection } from "../legal/legal-section.tsx";
import { RecipientsSection } from "../recipients/recipients-section.tsx";
import { useMe } from "../session/use-me.ts";
import { InquiriesSection } from "../inquiry/inquiries-section.tsx";

/** What others want of us, and what got where it must not: what everybody can report, and what a role sees to. */
export function DemandsScreen(): ReactNode {
  const { capabilities } = useMe();
  useArrivalFocus("#work");
  return (
    <main
      id="work"
      tabIndex={-1}
      data-pane="work"
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2!"
    >
      <div className="mx-auto flex max-w-3xl flex-col gap-6 p-4 sm:p-8">
        <h1 className="text-xl font-semibold tracking-tight">{t`Inquiries, papers, breaches`}</h1>
        <div className="flex flex-wrap gap-2">
          <Button className="max-w-full whitespace-normal!" onPress={() => overlay.set("inquiry")}>
            {t`Somebody asks about a person…`}
            <KeyHint id="inquiry.write" />
          </Button>
          <BreachReport />
        </div>
        {capabilities.has("case.review_glass") ? <EmergenciesSection /> : null}
        {capabilities.has("case.break_glass") ? <OpenSection /> : null}
        {capabilities.has("inquiry.handle") ? <InquiriesSection /> : null}
        {capabilities.has("legal.keep") ? <LegalSection /> : null}
        {capabilities.has("breach.handle") ? <BreachesSection /> : null}
        {capabilities.has("recipient.vet") ? <RecipientsSection /> : null}
      </div>
    </main>
  );
}
