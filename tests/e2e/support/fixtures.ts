// Every browser test fails on console errors and uncaught exceptions: a page that looks right while it throws is not right.
import { test as base, expect } from "@playwright/test";
import { findSubjects, type Subjects } from "./subjects";

interface OwnFixtures {
  readonly consoleErrors: string[];
}

interface WorkerFixtures {
  /** one of each kind of thing that has a page, all around one cluster of the demo's incident */
  readonly subjects: Subjects;
}

export const test = base.extend<OwnFixtures, WorkerFixtures>({
  consoleErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(String(error)));
      await use(errors);
      expect(errors, "console errors").toEqual([]);
    },
    { auto: true },
  ],
  subjects: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a pattern, though no other fixture is needed
    async ({}, use) => {
      await use(await findSubjects(process.env.RAFTBOARD_BASE_URL ?? ""));
    },
    { scope: "worker" },
  ],
});

export { expect };
