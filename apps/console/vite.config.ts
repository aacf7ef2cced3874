import { lingui } from "@lingui/vite-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { pushWorkerFile } from "./push-worker-file.ts";

const gateway = process.env["HOLDFAST_URL"] ?? "http://localhost:4000";

/**
 * Which later part has a module to itself, so that no other waits for it: what every key does, accounts, and cases, but for the
 * doors that lead there.
 */
function partOf(id: string): string | null {
  const [, part, path = ""] =
    /\/console\/src\/(account|alarms|announcements|board|board-table|breach|calls|care|case|crisis|deeds|demands|emergency|escalation|grounding|handover|inquiry|keys|last-hour|legal|people|recipients|roles|rota|share|skills|staffing|watching)\/(.+)$/.exec(
      id,
    ) ?? [];
  if (part === undefined) return null;
  // Nobody who reads a contact waits for what calls share, their sentences with it; the door to them is theirs who wait.
  if (part === "calls") return path.startsWith("contact-call-place.") ? null : part;
  // What is said of alarms is said on the board and in one's own account; nobody who reads a contact waits for it.
  if (part === "alarms") return path.startsWith("alarms-place.") ? null : part;
  // What frames a part of the board that comes after it is nothing to anybody else.
  if (part === "board") {
    // Of leads' moves the board says something, and the bar of handing over, and neither at first.
    if (/^(?:lead-move-(?:documents|texts|words)\.|locales\/)/.test(path)) return "lead-moves";
    return path.startsWith("board-section.") ? part : null;
  }
  if (part === "keys") return path === "titles.ts" ? part : null;
  // Nor is what the board, an account and the bar of what is turned on say of alarms.
  if (part === "alarms") return path.endsWith("-place.tsx") ? null : part;
  // The bar, the board and a safety plan share what is said of clocks of crises; nobody else waits for it.
  if (part === "account" || part === "crisis") return part;
  // Whoever reads a contact need not wait for what is said of leads who are called; only for the door to it.
  if (part === "escalation") return /^(?:escalate-at|escalate-place)\./.test(path) ? null : part;
  // What is asked of cases that were opened in an emergency is asked by whoever looks at those.
  if (part === "emergency") return path.startsWith("review-documents.") ? part : null;
  // One's own time, and the sentences of grounding that are shown there and beside a contact, come with either.
  if (part === "care") return part;
  // What is said of the rota and of practice is said on their two screens.
  if (part === "rota") return part;
  if (part === "grounding") return /^(?:grounding-texts\.|locales\/)/.test(path) ? "care" : null;
  // Nor need they for what is said of handing over; only for the door to it.
  if (part === "handover") return path.startsWith("hand-over-at.") ? null : part;
  // What all the screens beside the queue say is nothing to whoever opens a contact.
  if (part === "roles") return /^(?:screen-texts\.|locales\/)/.test(path) ? part : null;
  // What colleagues say to colleagues comes after the contact and the board it stands beside; only the doors to it come with them.
  if (/^(?:announcements|board-table|last-hour|staffing|watching)$/.test(part))
    return /^(?:beside-heard|board-form|whisper-drafts|[a-z-]+-place)\./.test(path) ? null : "watching";
  // What somebody is offered is said where accounts are kept and, later, on the board, in sentences that those two share.
  if (part === "people") return /^(?:people-texts\.|locales\/)/.test(path) ? "skills" : null;
  if (part === "skills") return path.startsWith("skills-place.") ? null : part;
  if (/^(?:breach|deeds|demands|inquiry|legal|recipients)$/.test(part)) return "inquiry";
  return /^(?:case-at|leave-case|held-place)\./.test(path) ? null : "case";
}

/** Choices that forms alone have, and that nothing has which whoever reads a contact sees at first. */
const OF_FORMS = /\/ui\/src\/(?:check-choice|toggle-switch)\./;

/** What is of grounding scripts alone, but for the doors that lead there from a contact. */
const OF_SCRIPTS =
  /console\/src\/grounding\/(?!locales\/|grounding-(?:at|button|place)\.|groundings\.)|\/grounding-scripts\/src\//;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    lingui({ cwd: import.meta.dirname, macroTransform: true }),
    react(),
    tailwindcss(),
    pushWorkerFile(),
  ],
  // The content policy allows files of our own only: nothing is inlined, neither script nor picture.
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: false,
    // What it may weigh is held by weight.test.ts, as it is delivered.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      output: {
        // What tells Zod not to compile runs with Zod itself, before any chunk describes its first record.
        codeSplitting: {
          groups: [
            { name: "validation", test: /\/zod\/|console\/src\/validation\.ts$/ },
            // All that must be here before anything is drawn, and nothing that only later parts need.
            { name: "first", tags: ["$initial"] },
            // What asks and what is stored is nobody's alone: a part that took it with it would come with whoever asks.
            { name: "later", test: /console\/src\/(?:api|store)\//, minShareCount: 2 },
            // The door to a case is there for whoever reads a contact, and for every link that leads to one.
            { name: "case-at", test: /console\/src\/case\/case-at\./, minShareCount: 2 },
            // What one part alone says and knows stays out of what all of them wait for.
            { name: partOf, minShareCount: 2 },
            // One file for what several of these need: dozens of small ones compress badly.
            {
              name: "later",
              test: (id) => /(?:console|ui)\/src\//.test(id) && !OF_SCRIPTS.test(id) && !OF_FORMS.test(id),
              minShareCount: 2,
            },
            // What the panel and the screen of scripts share is one file, so that whoever reads a contact names no more than one.
            { name: "grounding", test: OF_SCRIPTS },
            // What these need besides stays above.
            { name: "choices", test: OF_FORMS, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      "/graphql": gateway,
      "/api": gateway,
      "/socket.io": { target: gateway, ws: true },
    },
  },
});
