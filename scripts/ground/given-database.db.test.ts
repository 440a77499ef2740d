import pg from "pg";
import { describe, expect, it } from "vitest";
import { ensureGivenDatabase } from "./given-database.mjs";
import { freePort } from "./ports.mjs";

const given = new URL(process.env.DATABASE_URL ?? "");
const changed = (change: (url: URL) => void) => {
  const url = new URL(given);
  change(url);
  return url.href;
};

describe("ensureGivenDatabase", () => {
  it("creates the database that is not there, and takes the one that is", async () => {
    const url = changed((it) => {
      it.pathname = `${it.pathname}_given`;
    });
    await ensureGivenDatabase(url);
    await ensureGivenDatabase(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await client.end();
  });

  it("says what is wrong, and never the password", async () => {
    const wrong = changed((it) => {
      it.password = "not-the-password";
    });
    const refusal = await ensureGivenDatabase(wrong).catch((error: Error) => error.message);
    expect(refusal).toContain("does not take the password of user");
    expect(refusal).not.toContain("not-the-password");

    const port = await freePort();
    const nobody = changed((it) => {
      it.port = String(port);
    });
    await expect(ensureGivenDatabase(nobody)).rejects.toThrow(
      `No Postgres answers at 127.0.0.1:${port} (DATABASE_URL)`,
    );
  });

  it.each(["nonsense", "mysql://u@h/name", "postgresql://u@h"])("refuses %s", async (url) => {
    await expect(ensureGivenDatabase(url)).rejects.toThrow("DATABASE_URL must look like postgresql://");
  });
});
