import type { ReactNode } from "react";
import { SurgeBar } from "../alarms/surge-bar.tsx";
import { AnnouncementsBar } from "../announcements/announcements-bar.tsx";
import { WhispersBar } from "./whispers-bar.tsx";

/** What colleagues say to whoever sits here: to the whole shift, and beside a contact. */
export function ColleagueBars(): ReactNode {
  return (
    <>
      <SurgeBar />
      <AnnouncementsBar />
      <WhispersBar />
    </>
  );
}
