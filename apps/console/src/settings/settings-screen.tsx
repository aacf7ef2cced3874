import "./setting-texts.ts";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { AfterContactSection } from "./after-contact-section.tsx";
import { BlocksSection } from "./blocks-section.tsx";
import { CallsSection } from "./calls-section.tsx";
import { CannedSection } from "./canned-section.tsx";
import { CentresSection } from "./centres-section.tsx";
import { KeywordsSection } from "./keywords-section.tsx";
import { OutcomesSection } from "./outcomes-section.tsx";
import { PartnerSection } from "./partner-section.tsx";
import { QueuesSection } from "./queues-section.tsx";
import { RetentionSection } from "./retention-section.tsx";
import { RumoursSection } from "./rumours-section.tsx";
import { SecondFactorSection } from "./second-factor-section.tsx";
import { TargetsSection } from "./targets-section.tsx";
import { WordListsSection } from "./word-lists-section.tsx";

/** What a hotline settles for itself, for administrators; every change is a version that can be had back. */
export function SettingsScreen(): ReactNode {
  useArrivalFocus("#work");
  return (
    <main
      id="work"
      tabIndex={-1}
      data-pane="work"
      className="min-h-0 flex-1 scroll-py-12 overflow-y-auto -outline-offset-2!"
    >
      <div className="mx-auto flex max-w-3xl flex-col gap-8 p-5">
        <h1 className="text-xl font-semibold tracking-tight">{t`Settings`}</h1>
        <QueuesSection />
        <TargetsSection />
        <WordListsSection />
        <KeywordsSection />
        <OutcomesSection />
        <CannedSection />
        <CallsSection />
        <CentresSection />
        <BlocksSection />
        <AfterContactSection />
        <RumoursSection />
        <PartnerSection />
        <RetentionSection />
        <SecondFactorSection />
      </div>
    </main>
  );
}
