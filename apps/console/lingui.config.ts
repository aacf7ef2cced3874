import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

const TESTS = ["**/*.test.ts", "**/*.test.tsx"];

/**
 * What nobody needs before something is open, though its room says other things from the first: which files say it, by the folder
 * of their catalogue. weight.test.ts knows of every text whether it is there where it is said.
 */
const LATER: Readonly<Record<string, readonly string[]>> = {
  // Said of a contact that is open.
  contact: [
    "grounding/grounding-{button,place}.tsx",
    "going-on/{continue-elsewhere,link-facts,not-heard}.tsx",
    "mail/!(automatic-words).{ts,tsx}",
    "pictures/{entry-pictures,picture-figure,quarantine-dialog,veiled-picture}.tsx",
    "pictures/{ask-picture,picture-words,quarantine-picture}.ts",
    "reach/{after-drop-offer,agreed-choice,danger-agreed,folded-line,lift-ask-lines,lock-bar,reach-buttons}.tsx",
    "reach/{reach-facts,reach-flags,reach-keys,silence-countdown,way-buttons}.tsx",
    "reach/{folded,refused-words,standing-words,text-once,until-choices}.ts",
    "reach/use-{decided-anew,reach-doings,silence-notices}.ts",
    "texting/{hold-line,plain-line,way-choice}.tsx",
    "texting/{follow-line,put-back,take-back,use-text-notices}.ts",
  ],
  // Asked before somebody is reached in another way.
  reach: [
    "reach/*-dialog.tsx",
    "reach/*-fields.tsx",
    "reach/{asked-reason,overtaken-bar,problem,reach-asked}.tsx",
    "reach/{ask-lead,lift,preference-draft,preference-input,preference-problem-words}.ts",
    "reach/{read-clock,record-preference,until-window,wall-time}.ts",
  ],
  // Said by the screens beside the queue, by the lists of keys and commands, by what else lies over the screen at somebody's wish, and where no line comes.
  roles: [
    "alerts/sound-dialog.tsx",
    "blocks/{block-row,blocks-screen,longer-dialog}.tsx",
    "board/{board-card,board-screen,call-endings-section,card-list,check-in,clock-notice,health-section}.tsx",
    "board/{lead-notice,shift-column}.tsx",
    "board/{uncovered-bar,uncovered-words,waiting-section,board-words}.ts{,x}",
    "board-table/table-place.tsx",
    "closed/*",
    "comfort/comfort-menu.tsx",
    "directory/{directory-screen,owed-code-form}.tsx",
    "directory/directory-words.ts",
    "follow-ups/{agree-form,follow-up-dialog,follow-ups-section,move-form,time-fields,zone-choice}.tsx",
    "going-on/continue-dialog.tsx",
    "keys/{key-caps,key-row,shortcut-sheet}.tsx",
    "keys/{remap-words,titles}.ts",
    "link/*",
    "looks/!(looks-link).{ts,tsx}",
    "palette/*",
    "pictures/{decide-dialog,report-article,report-desk}.tsx",
    "pictures/report-words.ts",
    "plans/plan-list.tsx",
    "reach/lift-asks-banner.tsx",
    "roles/*",
    "status/without-line.tsx",
    "triage/{first-messages,triage-card,triage-screen}.tsx",
  ],
  // Said where leads move contacts on the board, which comes after it, and to whoever they move them to or from.
  board: [
    "board/{lead-move-words,move-form,move-from-here,move-tools,moved-for-me,moved-for-me-words}.ts{,x}",
    "board/{moved-here,moves-section}.tsx",
  ],
};

const inSource = (file: string): string => `<rootDir>/src/${file}`;

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "es", "fr"],
  fallbackLocales: { default: "en" },
  catalogs: [
    {
      path: "<rootDir>/src/locales/{locale}",
      include: ["<rootDir>/src"],
      exclude: [
        ...TESTS,
        ...Object.values(LATER).flat().map(inSource),
        "<rootDir>/src/account/**",
        "<rootDir>/src/alarms/**",
        "<rootDir>/src/audit/**",
        "<rootDir>/src/calls/**",
        "<rootDir>/src/care/**",
        "<rootDir>/src/case/**",
        "<rootDir>/src/case-pane/**",
        "<rootDir>/src/breach/**",
        "<rootDir>/src/deeds/**",
        "<rootDir>/src/crisis/**",
        "<rootDir>/src/demands/**",
        "<rootDir>/src/emergency/**",
        "<rootDir>/src/floods/**",
        "<rootDir>/src/grounding/**",
        "<rootDir>/src/escalation/**",
        "<rootDir>/src/handover/**",
        "<rootDir>/src/alerts/paused-dialog.tsx",
        "<rootDir>/src/inquiry/**",
        "<rootDir>/src/legal/**",
        "<rootDir>/src/people/**",
        "<rootDir>/src/practice/**",
        "<rootDir>/src/prove/**",
        "<rootDir>/src/recipients/**",
        "<rootDir>/src/rota/**",
        "<rootDir>/src/routing/**",
        "<rootDir>/src/safety-plan/**",
        "<rootDir>/src/scripts/**",
        "<rootDir>/src/search/**",
        "<rootDir>/src/settings/**",
        "<rootDir>/src/share/**",
        "<rootDir>/src/skills/**",
        "<rootDir>/src/watching/**",
        "<rootDir>/src/announcements/**",
        "<rootDir>/src/last-hour/**",
        "<rootDir>/src/staffing/**",
        "<rootDir>/src/board-table/**",
        "<rootDir>/src/columns/**",
      ],
    },
    {
      // Said where somebody looks after their own account, or proves that it is still them.
      path: "<rootDir>/src/account/locales/{locale}",
      include: ["<rootDir>/src/account", "<rootDir>/src/prove"],
      exclude: TESTS,
    },
    {
      // Said of alarms out of the house, which come after the board and the account.
      path: "<rootDir>/src/alarms/locales/{locale}",
      include: ["<rootDir>/src/alarms"],
      exclude: TESTS,
    },
    {
      // Said where the audit is read, which few people do.
      path: "<rootDir>/src/audit/locales/{locale}",
      include: ["<rootDir>/src/audit"],
      exclude: TESTS,
    },
    {
      // Said by calls alone, so that whoever takes none does not wait for it.
      path: "<rootDir>/src/calls/locales/{locale}",
      include: ["<rootDir>/src/calls"],
      exclude: TESTS,
    },
    {
      // Said of cases alone, which stand beside a contact that is open already.
      path: "<rootDir>/src/case/locales/{locale}",
      include: ["<rootDir>/src/case", "<rootDir>/src/case-pane"],
      exclude: TESTS,
    },
    {
      // Said of the clocks of crises, by the bar on every screen, on the board and beside a safety plan.
      path: "<rootDir>/src/crisis/locales/{locale}",
      include: ["<rootDir>/src/crisis"],
      exclude: TESTS,
    },
    {
      // Said of grounding, which comes after a contact that is open, and of one's own time after contacts, which has grounding in it.
      path: "<rootDir>/src/grounding/locales/{locale}",
      include: ["<rootDir>/src/grounding", "<rootDir>/src/care"],
      exclude: [...TESTS, inSource("grounding/grounding-{button,place}.tsx")],
    },
    ...Object.entries(LATER).map(([folder, files]) => ({
      path: inSource(`${folder}/locales/{locale}`),
      include: files.map(inSource),
      exclude: TESTS,
    })),
    {
      // Said of whoever asks about people, or serves us with papers, of whom something may go to, of cases that are opened in an emergency, of
      // contacts to which leads are called, or that are handed over, and of who should take what.
      path: "<rootDir>/src/inquiry/locales/{locale}",
      include: [
        "<rootDir>/src/breach",
        "<rootDir>/src/deeds",
        "<rootDir>/src/demands",
        "<rootDir>/src/emergency",
        "<rootDir>/src/escalation",
        "<rootDir>/src/floods",
        "<rootDir>/src/handover",
        "<rootDir>/src/alerts/paused-dialog.tsx",
        "<rootDir>/src/inquiry",
        "<rootDir>/src/legal",
        "<rootDir>/src/recipients",
        "<rootDir>/src/routing",
      ],
      exclude: TESTS,
    },
    {
      // Said where accounts are kept, which few people do, and of what somebody is offered, which leads ask on the board.
      path: "<rootDir>/src/people/locales/{locale}",
      include: ["<rootDir>/src/people", "<rootDir>/src/skills"],
      exclude: TESTS,
    },
    {
      // Said where it is seen who is on, where the rota is imported, and where somebody practises.
      path: "<rootDir>/src/rota/locales/{locale}",
      include: ["<rootDir>/src/rota", "<rootDir>/src/practice"],
      exclude: TESTS,
    },
    {
      // Said of safety plans alone, which stand beside a case that is open already.
      path: "<rootDir>/src/safety-plan/locales/{locale}",
      include: ["<rootDir>/src/safety-plan"],
      exclude: TESTS,
    },
    {
      // Said where scripts are looked at before they are used.
      path: "<rootDir>/src/scripts/locales/{locale}",
      include: ["<rootDir>/src/scripts"],
      exclude: TESTS,
    },
    {
      // Said where somebody searches, once they want to.
      path: "<rootDir>/src/search/locales/{locale}",
      include: ["<rootDir>/src/search"],
      exclude: TESTS,
    },
    {
      // Said by the settings alone, which nobody needs before the queue stands.
      path: "<rootDir>/src/settings/locales/{locale}",
      include: ["<rootDir>/src/settings"],
      exclude: TESTS,
    },
    {
      // Said of what may be shared, and of what waits for a word.
      path: "<rootDir>/src/share/locales/{locale}",
      include: ["<rootDir>/src/share"],
      exclude: TESTS,
    },
    {
      // Said of who watches and whispers, of what is said to the shift, of the last hour and the next ones, and in the board's table and beside its columns: each comes later.
      path: "<rootDir>/src/watching/locales/{locale}",
      include: [
        "<rootDir>/src/watching",
        "<rootDir>/src/announcements",
        "<rootDir>/src/last-hour",
        "<rootDir>/src/staffing",
        "<rootDir>/src/board-table",
        "<rootDir>/src/columns",
      ],
      exclude: [...TESTS, inSource("board-table/table-place.tsx")],
    },
  ],
  // Which file says a text helps whoever translates it; which line only makes every change touch every text.
  format: formatter({ lineNumbers: false }),
  orderBy: "origin",
});
