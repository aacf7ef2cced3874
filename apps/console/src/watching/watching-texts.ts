import { learnEnglish } from "../text/language.ts";
import { messages } from "./locales/en.po";

// English comes with the first file, but for what is said of watching, of announcements, of the last hour and in the board's table.
learnEnglish(messages);
