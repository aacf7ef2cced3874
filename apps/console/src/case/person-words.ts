import type { CaseStatus, DocumentsHeldBy, Gender, ImmigrationStatus } from "@holdfast/case-schema/case";
import { t } from "@lingui/core/macro";

export function genderWords(gender: Gender): string {
  return {
    woman: t`Woman`,
    man: t`Man`,
    trans_woman: t`Trans woman`,
    trans_man: t`Trans man`,
    non_binary: t`Non-binary`,
    not_said: t`Not said`,
  }[gender];
}

/** With what right somebody is in the country, as they say it. */
export function immigrationWords(status: ImmigrationStatus): string {
  return {
    citizen: t`Citizen`,
    permanent_resident: t`Permanent resident`,
    work_visa: t`Work visa`,
    visitor_or_student: t`Visitor or student`,
    asylum_or_refugee: t`Asylum or refugee`,
    trafficking_visa: t`Visa for survivors of trafficking`,
    pending: t`Asked for, not decided`,
    without_status: t`Without status`,
    not_said: t`Not said`,
  }[status];
}

/** Who has somebody's papers. */
export function documentsWords(by: DocumentsHeldBy): string {
  return {
    themself: t`They themself`,
    exploiter: t`Whoever exploits them`,
    somebody_else: t`Somebody else`,
    nobody: t`There are none`,
    not_said: t`Not said`,
  }[by];
}

/** Where a case stands. */
export function caseStatusWords(status: CaseStatus): string {
  return {
    active: t`Active`,
    follow_up: t`In follow-up`,
    // The screen of contacts that are closed is called alike, where some languages count them.
    closed: t({ message: "Closed", context: "a case" }),
    closed_referred: t`Closed, referred`,
  }[status];
}
