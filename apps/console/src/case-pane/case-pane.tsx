import "../case/case-texts.ts";
import "../share/share-texts.ts";
import type { ReactNode } from "react";
import type { BesideCase } from "../case/beside-case.ts";
import { CasePanel } from "../case/case-panel.tsx";
import { watchCase } from "../case/watch-case.ts";
import { useMe } from "../session/use-me.ts";
import { CaseDisclosures } from "../share/case-disclosures.tsx";
import { ContactWithdrawal } from "../share/contact-withdrawal.tsx";
import { ForgetSection } from "../share/forget-section.tsx";
import { PrivacyNotice } from "../share/privacy-notice.tsx";
import { watchSharing } from "../share/watch-sharing.ts";
import { NoPlanYet, PlanPlace } from "./plan-place.tsx";
import { PersonSharing } from "./person-sharing.tsx";

// For as long as the page is there: what is typed into a case outlives the panel.
watchCase();
watchSharing();

/** The record knows nothing of sharing, nor of safety plans, which stand on it; here they come together. */
const SHARING: BesideCase = {
  ofContact: (contact, language) => <PrivacyNotice contact={contact} language={language} />,
  ofUnfiled: (contact) => (
    <>
      <NoPlanYet />
      <UnfiledWithdrawal contact={contact} />
    </>
  ),
  beforeRecord: () => <PlanPlace />,
  ofPerson: (data, personId) => <PersonSharing data={data} personId={personId} />,
  ofForgotten: (caseId, personId) => <ForgetSection caseId={caseId} personId={personId} />,
  ofCase: (data) => <CaseDisclosures data={data} />,
};

/** The case beside a conversation, with what may leave it and did. */
export function CasePane(): ReactNode {
  return <CasePanel beside={SHARING} />;
}

/** Whoever speaks may have said yes in a case that is not known here. */
function UnfiledWithdrawal({ contact }: Parameters<typeof ContactWithdrawal>[0]): ReactNode {
  const mayWithdraw = useMe().capabilities.has("release.withdraw");
  return mayWithdraw ? <ContactWithdrawal contact={contact} /> : null;
}
