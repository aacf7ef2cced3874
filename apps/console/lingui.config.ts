import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "es", "fr"],
  fallbackLocales: { default: "en" },
  catalogs: [
    {
      path: "<rootDir>/src/locales/{locale}",
      include: ["<rootDir>/src"],
      exclude: [
        "**/*.test.ts",
        "**/*.test.tsx",
        "<rootDir>/src/account/**",
        "<rootDir>/src/calls/**",
        "<rootDir>/src/case/**",
        "<rootDir>/src/breach/**",
        "<rootDir>/src/inquiry/**",
        "<rootDir>/src/legal/**",
        "<rootDir>/src/people/**",
        "<rootDir>/src/recipients/**",
        "<rootDir>/src/settings/**",
        "<rootDir>/src/share/**",
      ],
    },
    {
      // Said where somebody looks after their own account.
      path: "<rootDir>/src/account/locales/{locale}",
      include: ["<rootDir>/src/account"],
      exclude: ["**/*.test.ts", "**/*.test.tsx"],
    },
    {
      // Said by calls alone, so that whoever takes none does not wait for it.
      path: "<rootDir>/src/calls/locales/{locale}",
      include: ["<rootDir>/src/calls"],
      exclude: ["**/*.test.ts", "**/*.test.tsx"],
    },
    {
      // Said of cases alone, which stand beside a contact that is open already.
      path: "<rootDir>/src/case/locales/{locale}",
      include: ["<rootDir>/src/case"],
      exclude: ["**/*.test.ts", "**/*.test.tsx"],
    },
    {
      // Said of whoever asks about people, or serves us with papers, and of whom something may go to.
      path: "<rootDir>/src/inquiry/locales/{locale}",
      include: [
        "<rootDir>/src/breach",
        "<rootDir>/src/inquiry",
        "<rootDir>/src/legal",
        "<rootDir>/src/recipients",
      ],
      exclude: ["**/*.test.ts", "**/*.test.tsx"],
    },
    {
      // Said where accounts are kept, which few people do.
      path: "<rootDir>/src/people/locales/{locale}",
      include: ["<rootDir>/src/people"],
      exclude: ["**/*.test.ts", "**/*.test.tsx"],
    },
    {
      // Said by the settings alone, which nobody needs before the queue stands.
      path: "<rootDir>/src/settings/locales/{locale}",
      include: ["<rootDir>/src/settings"],
      exclude: ["**/*.test.ts", "**/*.test.tsx"],
    },
    {
      // Said of what may be shared, and of what waits for a word.
      path: "<rootDir>/src/share/locales/{locale}",
      include: ["<rootDir>/src/share"],
      exclude: ["**/*.test.ts", "**/*.test.tsx"],
    },
  ],
  // Which file says a text helps whoever translates it; which line only makes every change touch every text.
  format: formatter({ lineNumbers: false }),
  orderBy: "origin",
});
