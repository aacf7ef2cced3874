import { NO_LATER_YES } from "../releases/no-later-yes.ts";

/** So long after its time whoever is on call is told of what was missed; then it stands on the screens alone. */
const TOLD_FOR = "interval '24 hours'";

/** That it comes near its end, or did not so long ago that nobody is told any more. `$1`: now. */
const near = (from: string, due: string): string =>
  `${due} > instant($1) - ${TOLD_FOR} and clock_nears(${from}, ${due}) <= instant($1)`;

/**
 * Clocks of duties and of what somebody agreed to, as causes of alarms (DB710): what is held and what a legal process asks, which wait for
 * counsel or for a lead; what went and what was opened in an emergency, which a lead looks at afterwards; reports that the law wants, and the word of a breach; what was agreed with somebody and missed; a yes that runs
 * out of a case that is open, and that no later yes goes on from. Each is there from the time at which it comes near its end.
 */
export const CLOCK_CAUSES = `
  select case held.approver when 'counsel' then 'counsel_due' else 'report_due' end as kind, 'held.' || held.disclosure_id || '.' || held.approver as thing,
      min(clock_nears(asked.asked_at, held.due_at)) as since
    from disclosure_held held join disclosure asked on asked.id = held.disclosure_id
    where held.is_approved is null and asked.sent_at is null and asked.owner_key is not null and ${near("asked.asked_at", "held.due_at")}
    group by held.disclosure_id, held.approver
  union all select 'report_due', 'report.' || report.disclosure_id, clock_nears(report.started_at, report.due_at)
    from mandated_report report join disclosure asked on asked.id = report.disclosure_id
    where (asked.sent_at is null or report.cosigned_at is null) and asked.owner_key is not null and ${near("report.started_at", "report.due_at")}
  union all select 'report_due', 'review.' || id, clock_nears(sent_at, review_due_at) from disclosure
    where reviewed_at is null and ${near("sent_at", "review_due_at")}
  union all select 'report_due', 'glass.' || id, clock_nears(at, review_due_at) from case_glass
    where reviewed_at is null and ${near("at", "review_due_at")}
  union all select 'report_due', 'breach.' || id, clock_nears(suspected_at, notice_due_at) from breach
    where noticed_at is null and ${near("suspected_at", "notice_due_at")}
  union all select 'counsel_due', 'legal.' || id, clock_nears(served_at, due_at) from legal_process
    where ended_at is null and objected_at is null and ${near("served_at", "due_at")}
  union all select 'follow_up_missed', 'follow_up.' || id, until_at from follow_up
    where state = 'expired' and not noted and (otherwise <> 'nothing' or kind <> 'they_text') and until_at > instant($1) - ${TOLD_FOR}
  union all select 'consent_ending', 'release.' || given.id, clock_nears(given.signed_at, given.expires_at)
    from release given join case_file on case_file.id = given.case_id
    where given.revoked_at is null and given.expires_at > instant($1) and given.expires_at <= instant($1) + interval '24 hours'
      and clock_nears(given.signed_at, given.expires_at) <= instant($1) and case_file.status not in ('closed', 'closed_referred')
      and ${NO_LATER_YES}`;
