import { PrismaPg } from "@prisma/adapter-pg";
import type { PoolConfig } from "pg";
import { openAbsence } from "../absence/open-absence.ts";
import { openAfterDrop } from "../after-drop/open-after-drop.ts";
import { openAnswers } from "../answers/open-answers.ts";
import { openAsks } from "../asks/open-asks.ts";
import { beginAudit } from "../audit/audit-statements.ts";
import { openAudit } from "../audit/open-audit.ts";
import { refusalBudget } from "../audit/refusal-budget.ts";
import { openKnownBlocks } from "../blocks/known-blocks.ts";
import { openBlocks } from "../blocks/open-blocks.ts";
import { openBreaches } from "../breaches/open-breaches.ts";
import { openCalls } from "../calls/open-calls.ts";
import { openBars } from "../bars/open-bars.ts";
import { openCrises } from "../crisis-clocks/open-crises.ts";
import { openSafetyPlans } from "../safety-plans/open-safety-plans.ts";
import { openEmergencies } from "../emergencies/open-emergencies.ts";
import { openEscalations } from "../escalations/open-escalations.ts";
import { openGroundingScripts } from "../grounding-scripts/open-grounding-scripts.ts";
import { openHandovers } from "../handovers/open-handovers.ts";
import { openLastHour } from "../last-hour/open-last-hour.ts";
import { openStaffing } from "../staffing/open-staffing.ts";
import { openWatches } from "../watches/open-watches.ts";
import { openWhispers } from "../whispers/open-whispers.ts";
import { openPractice } from "../practice/open-practice.ts";
import { openAlarmAddresses } from "../alarms/open-alarm-addresses.ts";
import { openAlarmDevices } from "../alarms/open-alarm-devices.ts";
import { openAlarms } from "../alarms/open-alarms.ts";
import { openAnnouncements } from "../announcements/open-announcements.ts";
import { openCare } from "../care/open-care.ts";
import { openCases } from "../cases/open-cases.ts";
import { openCheckpoints } from "../checkpoints/open-checkpoints.ts";
import { openContacts } from "../contacts/open-contacts.ts";
import { openConversations } from "../conversations/open-conversations.ts";
import { openCopies } from "../copies/open-copies.ts";
import { openDisclosures } from "../disclosures/open-disclosures.ts";
import { openDrafts } from "../drafts/open-drafts.ts";
import { openFollowUps } from "../follow-ups/open-follow-ups.ts";
import { openForgetting } from "../forgetting/open-forgetting.ts";
import { PrismaClient } from "../generated/client.ts";
import type { Passing } from "../house-time/house-time.ts";
import { openHouseTime } from "../house-time/open-house-time.ts";
import { readDatabaseTime } from "../house-time/read-database-time.ts";
import { thisMachine } from "../house-time/this-machine.ts";
import { openInquiries } from "../inquiries/open-inquiries.ts";
import { openIntake } from "../intake/intake-store.ts";
import { openRoad } from "../intake/road.ts";
import type { Keyring } from "../keyring/keyring.ts";
import { openMails } from "../mail/open-mails.ts";
import { openLegal } from "../legal/open-legal.ts";
import { openLeases } from "../leases/open-leases.ts";
import { openLiftAsks } from "../lift-asks/open-lift-asks.ts";
import { openLinks } from "../links/open-links.ts";
import { openLogLine } from "../log/log-line.ts";
import { openLog } from "../log/open-log.ts";
import { openLooks } from "../looks/open-looks.ts";
import { openLeadMoves } from "../moves/open-lead-moves.ts";
import { openMoves } from "../moves/open-moves.ts";
import { openOptOuts } from "../opt-outs/open-opt-outs.ts";
import { openOutages } from "../outages/open-outages.ts";
import { openOutbox } from "../outbox/open-outbox.ts";
import { openDirectoryAccounts } from "../directory-accounts/open-directory-accounts.ts";
import { openPasskeys } from "../passkeys/open-passkeys.ts";
import { openPictures } from "../pictures/open-pictures.ts";
import { openOwnWords } from "../own-words/open-own-words.ts";
import { openPlans } from "../plans/open-plans.ts";
import { openPreferences } from "../preferences/open-preferences.ts";
import { openReach } from "../reach/open-reach.ts";
import { openRecipients } from "../recipients/open-recipients.ts";
import { openRota } from "../rota/open-rota.ts";
import { openRetention } from "../retention/open-retention.ts";
import { openReleases } from "../releases/open-releases.ts";
import { openReports } from "../pictures/open-reports.ts";
import { openKeys } from "../rotation/open-keys.ts";
import { openQuarantine } from "../quarantine/open-quarantine.ts";
import { openFloods } from "../floods/open-floods.ts";
import { openSameAddress } from "../same-address/open-same-address.ts";
import { openSearch } from "../search/open-search.ts";
import { openScans } from "../scans/open-scans.ts";
import { openOwners } from "../sealing/owners.ts";
import { openSettings } from "../settings/open-settings.ts";
import { openSignPages } from "../sign-pages/open-sign-pages.ts";
import { openShifts } from "../shifts/open-shifts.ts";
import { openCommits } from "../sql/commits.ts";
import { openFigures } from "../figures/figure-store.ts";
import { watchLine } from "../sql/line-watch.ts";
import { openPool } from "../sql/pool.ts";
import { prismaStatementName } from "../sql/prisma-statement-name.ts";
import { openRouting } from "../routing/open-routing.ts";
import { openDismissals } from "../dismissals/open-dismissals.ts";
import { openWaitingOffers } from "../waiting-offers/open-waiting-offers.ts";
import { openSurge } from "../surge/open-surge.ts";
import { openLineTexts } from "../surge/open-line-texts.ts";
import { openSkills } from "../skills/open-skills.ts";
import { openPeople } from "../staff/open-people.ts";
import { openStaff } from "../staff/open-staff.ts";
import { openTriage } from "../triage/open-triage.ts";
import type { Inside } from "./inside.ts";
import { readiness } from "./readiness.ts";
import type { Store } from "./store.ts";

export interface StoreOptions {
  readonly connection: PoolConfig;
  readonly keyring: Keyring;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** How time passes here, whatever the clock says; on this machine, and nobody switches it off, when left out. */
  readonly passing?: Passing;
  /** Most connections; 20 unless said otherwise. */
  readonly poolSize?: number;
}

/** Opens the store on a migrated database, or refuses when that was sealed with another master key, or takes one that is not here. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { keyring, clock, poolSize = 20 } = options;
  const passing = options.passing ?? (await thisMachine(0));
  const line = watchLine(options.connection);
  const { connection } = line;
  const pool = openPool(connection, poolSize);
  const houseTime = openHouseTime(pool, clock, passing);
  let keys: Awaited<ReturnType<typeof openKeys>>;
  try {
    keys = await openKeys(pool, keyring);
    await beginAudit(pool);
    await houseTime.look();
  } catch (error) {
    await line.close();
    await pool.end();
    throw error;
  }
  const inside: Inside = {
    pool,
    connection,
    keyring,
    owners: openOwners(keyring),
    commits: openCommits(),
    refusals: refusalBudget(),
    clock,
    databaseTime: (on) => readDatabaseTime(on, passing),
    turnedTime: () => passing.databaseClock?.() ?? null,
    houseTime,
  };
  const road = openRoad(connection);
  const aside = openRoad(connection);
  const logLine = openLogLine(connection);
  const settings = openSettings(inside);
  const knownBlocks = openKnownBlocks(pool, clock);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: prismaStatementName() }),
  });
  return {
    figures: openFigures(pool, line.givenUp),
    intake: openIntake(inside, road, aside, knownBlocks),
    contacts: openContacts(inside),
    moves: openMoves(inside),
    leadMoves: openLeadMoves(inside),
    asks: openAsks(inside),
    sameAddress: openSameAddress(inside),
    floods: openFloods(inside),
    links: openLinks(inside),
    triage: openTriage(inside),
    answers: openAnswers(inside),
    drafts: openDrafts(inside),
    followUps: openFollowUps(inside),
    afterDrop: openAfterDrop(inside),
    calls: openCalls(inside),
    cases: openCases(inside),
    bars: openBars(inside),
    emergencies: openEmergencies(inside),
    safetyPlans: openSafetyPlans(inside),
    crises: openCrises(inside),
    escalations: openEscalations(inside),
    groundingScripts: openGroundingScripts(inside),
    handovers: openHandovers(inside),
    watches: openWatches(inside),
    whispers: openWhispers(inside),
    announcements: openAnnouncements(inside),
    practice: openPractice(inside),
    alarms: openAlarms(inside),
    surge: openSurge(inside),
    lineTexts: openLineTexts(inside),
    alarmAddresses: openAlarmAddresses(inside),
    alarmDevices: openAlarmDevices(inside),
    lastHour: openLastHour(inside),
    staffing: openStaffing(inside),
    disclosures: openDisclosures(inside),
    forgetting: openForgetting(inside),
    ownWords: openOwnWords(inside),
    retention: openRetention(inside, settings),
    recipients: openRecipients(inside),
    releases: openReleases(inside),
    scans: openScans(inside),
    signPages: openSignPages(inside),
    inquiries: openInquiries(inside),
    legal: openLegal(inside),
    breaches: openBreaches(inside),
    outbox: openOutbox(inside),
    reach: openReach(inside),
    liftAsks: openLiftAsks(inside),
    optOuts: openOptOuts(inside),
    blocks: openBlocks(inside, knownBlocks.reread),
    plans: openPlans(inside),
    log: openLog(inside, logLine),
    looks: openLooks(inside),
    search: openSearch(inside),
    pictures: openPictures(inside),
    reports: openReports(inside),
    quarantine: openQuarantine(inside),
    settings,
    staff: openStaff(inside),
    preferences: openPreferences(inside),
    shifts: openShifts(inside),
    rota: openRota(inside),
    care: openCare(inside),
    absence: openAbsence(inside),
    audit: openAudit(inside),
    people: openPeople(inside),
    skills: openSkills(inside),
    dismissals: openDismissals(inside),
    waitingOffers: openWaitingOffers(inside),
    routing: openRouting(inside),
    passkeys: openPasskeys(inside),
    directoryAccounts: openDirectoryAccounts(inside),
    conversations: openConversations(inside, settings),
    checkpoints: openCheckpoints(inside),
    leases: openLeases(inside),
    mails: openMails(inside),
    copies: openCopies(inside),
    outages: openOutages(inside),
    keys,
    houseTime,
    prisma,
    readiness: () => readiness(pool),
    async close() {
      await line.close();
      await prisma.$disconnect();
      await road.close();
      await aside.close();
      await logLine.close();
      // Nobody waits for what no process writes any more; where it cannot be said, it is known in half a minute.
      await keys.close().catch(() => {});
      await pool.end();
    },
  };
}
