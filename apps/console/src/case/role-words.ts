import type {
  ExploiterRelation,
  ExploiterRole,
  PersonRole,
  RepresentativeKind,
  RepresentativeProof,
} from "@holdfast/case-schema/case";
import { t } from "@lingui/core/macro";

/** What somebody is in a case. */
export function personRoleWords(role: PersonRole): string {
  return {
    person_in_situation: t`Person in the situation`,
    survivor: t`Survivor`,
    child: t`Child`,
    family: t`Family`,
    partner: t`Partner`,
    friend: t`Friend`,
    coworker: t`Coworker`,
    neighbour: t`Neighbour`,
    representative: t`Representative`,
    professional: t`Professional`,
    witness: t`Witness`,
  }[role];
}

export function representativeWords(kind: RepresentativeKind): string {
  return {
    attorney: t`Attorney`,
    guardian: t`Guardian`,
    caseworker: t`Caseworker`,
    advocate_elsewhere: t`Advocate elsewhere`,
    other: t`Other`,
  }[kind];
}

/** What a representative has shown. */
export function proofWords(proof: RepresentativeProof): string {
  return {
    none: t`Nothing`,
    said_so: t`They say so`,
    written_authority: t`A written authority`,
    called_back: t`We called back a number we know`,
    person_confirmed: t`The person confirmed it`,
  }[proof];
}

/** What somebody is alleged to have done. */
export function exploiterRoleWords(role: ExploiterRole): string {
  return {
    travelling_partner: t`Travels along`,
    transporter: t`Transports`,
    recruiter: t`Recruits`,
    travel_agent: t`Arranges travel`,
    transferrer: t`Hands people over`,
    harbourer: t`Houses people`,
    seller: t`Sells people`,
    buyer: t`Buys people`,
    receiver: t`Receives people`,
    controller: t`Controls people`,
    smuggler: t`Smuggles`,
    abuser: t`Abuses`,
    kidnapper: t`Abducts`,
    exploiter: t`Exploits`,
    other: t`Something else`,
  }[role];
}

/** How somebody knew whoever exploits them. */
export function relationWords(relation: ExploiterRelation): string {
  return {
    family: t`Of their family`,
    acquainted: t`They knew them`,
    unacquainted: t`They did not know them`,
  }[relation];
}
