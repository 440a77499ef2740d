import { afterEach, describe, expect, it, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function readEnv(variables: Record<string, string>) {
  const needed = {
    DATABASE_URL: "postgresql://nobody",
    PALATE_SECRET: "s".repeat(16),
    NEXTAUTH_SECRET: "s".repeat(16),
  };
  for (const [name, value] of Object.entries({ ...needed, ...variables })) vi.stubEnv(name, value);
  return (await import("./env")).env();
}

describe("how anonymous a release is", () => {
  it("is five and two where the operator says nothing, and what they say otherwise", async () => {
    expect(await readEnv({})).toMatchObject({ PALATE_RELEASE_K: 5, PALATE_RELEASE_L: 2 });
    vi.resetModules();
    expect(await readEnv({ PALATE_RELEASE_K: "11", PALATE_RELEASE_L: "3" })).toMatchObject({ PALATE_RELEASE_K: 11 });
  });

  it.each([
    ["PALATE_RELEASE_K", "1"],
    ["PALATE_RELEASE_K", "2.5"],
    ["PALATE_RELEASE_K", "many"],
    ["PALATE_RELEASE_L", "1"],
  ])("is refused as %s=%s", async (name, value) => {
    await expect(readEnv({ [name]: value })).rejects.toThrow(name);
  });
});
