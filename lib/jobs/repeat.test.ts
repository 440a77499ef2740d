import { describe, expect, it } from "vitest";
import { repeat } from "./repeat";

describe("repeat", () => {
  it("goes on after an error that is handled, and stops when aborted", async () => {
    const controller = new AbortController();
    const errors: unknown[] = [];
    let turns = 0;
    await repeat(
      async () => {
        turns += 1;
        if (turns === 1) throw new Error("lost");
        if (turns === 3) controller.abort();
      },
      1,
      controller.signal,
      (error) => errors.push(error),
    );
    expect(turns).toBe(3);
    expect(errors).toHaveLength(1);
  });

  it("ends with the error that the handler throws", async () => {
    const work = async () => {
      throw new Error("defect");
    };
    const rethrow = (error: unknown) => {
      throw error;
    };
    await expect(repeat(work, 1, new AbortController().signal, rethrow)).rejects.toThrow("defect");
  });
});
