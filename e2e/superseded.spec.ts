import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoOverflow, watchErrors } from "./access";
import { drawBattle, expectProblem, newWriter } from "./api-annotator";
import { makeReleaseWith, readVotes } from "./make-release";
import { newWord } from "./new-word";
import { runProgram } from "./run-code";
import { serverHome } from "./server";

test("a release whose words were taken back leads to the one that took its place, and its files are gone", async ({
  page,
  playwright,
}) => {
  test.setTimeout(300_000);
  const word = newWord();
  const writer = await newWriter(playwright);
  const { id } = await drawBattle(writer);
  const vote = { fit: "left", feedback: { general: `Short, and ${word} is in it.` } };
  expect((await writer.post(`/api/v1/battles/${id}/vote`, { data: vote })).status()).toBe(201);
  const { version, files } = await makeReleaseWith(playwright, word);

  const consent = await (await writer.get("/api/v1/consent")).json();
  const data = { version: consent.version, fields: { feedback: false } };
  expect((await writer.post("/api/v1/consent", { data })).status()).toBe(204);
  const command = ["scripts/palate.mjs", "release", "withdraw", version, "--yes"];
  const said = await runProgram(process.execPath, command, {
    variables: { PALATE_HOME: serverHome(), DATABASE_URL: "" },
  });
  const successor = said.match(/^(\S+) has taken the place of/m)![1]!;

  const errors = watchErrors(page);
  await page.goto(`/data/${version}`);
  const notice = page.getByText(`Superseded by ${successor}: use that one.`);
  await expect(notice).toContainText("its files were removed");
  await expect(page.getByRole("table", { name: `Files of ${version}` })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "What was in it" })).toBeVisible();
  await expectAccessible(page, "a superseded release");
  await expectNoOverflow(page, "a superseded release");
  for (const { url } of files) {
    expect(await expectProblem(await writer.get(url), 410, "release_superseded")).toMatchObject({
      supersededBy: successor,
    });
  }
  await notice.getByRole("link", { name: successor }).click();
  await expect(page.getByRole("table", { name: `Files of ${successor}` })).toBeVisible();
  await page.goto("/data");
  await expect(page.getByRole("row", { name: version })).toContainText(`superseded by ${successor}`);
  expect(errors()).toEqual([]);

  expect(await readVotes(writer, successor)).not.toContain(word);
  await writer.dispose();
});
