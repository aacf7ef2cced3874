import { expect, it } from "vitest";
import {
  ConsentState,
  DataClass,
  DevicePrivacy,
  DisclosureOutcome,
  DisclosureTrigger,
  GuardianConflict,
  ReadbackPoint,
  RecipientType,
  ReleaseForm,
  ReleaseGiver,
  ReleasePurpose,
  SubjectAge,
} from "./index.ts";

/* Kept with every decision, which is never written anew: a word that changes leaves decisions that nobody can explain. */
const STORED = {
  DataClass: [
    DataClass,
    "existence_of_contact identity contact_means current_location shelter_location narrative alleged_exploiter minor_details health immigration_status transcript_or_recording aggregate_statistics",
  ],
  RecipientType: [
    RecipientType,
    "emergency_services law_enforcement child_protection adult_protection service_provider attorney_of_person court sister_hotline named_individual public_or_media funder research processor_vendor interpreter own_staff intended_victim person_themself",
  ],
  DisclosureTrigger: [
    DisclosureTrigger,
    "person_request advocate_initiative law_enforcement_informal law_enforcement_exigent subpoena_unsigned_by_judge court_order search_warrant_judicial administrative_warrant child_welfare_inquiry family_or_other_inquiry media_inquiry funder_or_research_request sister_hotline_handoff vendor_or_interpreter internal_access",
  ],
  DisclosureOutcome: [DisclosureOutcome, "allow allow_limited required refuse needs_supervisor needs_legal"],
  ConsentState: [ConsentState, "none verbal_recorded written_valid invalid expired revoked"],
  SubjectAge: [SubjectAge, "adult minor minor_suspected unknown"],
  ReleasePurpose: [
    ReleasePurpose,
    "referral emergency law_enforcement coordination cross_border_handoff legal_help other",
  ],
  ReleaseForm: [ReleaseForm, "written_esign written_text_reply written_paper spoken_recorded"],
  ReleaseGiver: [ReleaseGiver, "self lawful_guardian somebody_else"],
  DevicePrivacy: [DevicePrivacy, "private shared unknown"],
  ReadbackPoint: [ReadbackPoint, "recipient purpose data_classes expiry revocable"],
  GuardianConflict: [GuardianConflict, "none_found not_checked abuser implicated abuser_of_other_parent"],
} as const;

it.each(Object.entries(STORED))("keeps every word of %s that is stored", (_, [words, known]) => {
  expect(words.options).toEqual(expect.arrayContaining(known.split(" ")));
  expect(words.safeParse("all").success).toBe(false);
});
