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

describe("whom to ask about data", () => {
  const readContact = async (contact: string) => {
    await readEnv({ PALATE_CONTACT: contact });
    return (await import("./env")).operatorContact();
  };

  it("is nobody, an e-mail address or a page", async () => {
    expect(await readContact("")).toBeNull();
    vi.resetModules();
    expect(await readContact("data@palate.example")).toEqual({
      text: "data@palate.example",
      href: "mailto:data@palate.example",
    });
    vi.resetModules();
    const page = "https://palate.example/contact";
    expect(await readContact(page)).toEqual({ text: page, href: page });
  });

  it.each(["somebody", "javascript:alert(1)", "ftp://palate.example"])("is refused as %s", async (contact) => {
    await expect(readEnv({ PALATE_CONTACT: contact })).rejects.toThrow("PALATE_CONTACT");
  });
});
