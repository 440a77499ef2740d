/**
 * Tells a person what is going on: a step that takes over a second gets a line with its time. On a terminal the line of
 * the present steps is rewritten in place; elsewhere a line says that a step began, goes on (every ten seconds) and ended.
 *
 * @param {NodeJS.WriteStream} [stream] standard error for commands whose standard output is data
 */
export function createProgress(stream = process.stdout) {
  const active = new Set();
  const isTerminal = Boolean(stream.isTTY) && process.env.TERM !== "dumb";
  let timer;

  const clear = () => isTerminal && active.size > 0 && stream.write("\r\x1b[2K");
  const draw = () => {
    const shown = [...active].filter((step) => elapsed(step) >= 1_000);
    if (isTerminal) {
      const text = shown.map(lineOf).join("  ·  ");
      stream.write(`\r\x1b[2K${text.slice(0, (stream.columns ?? 80) - 1)}`);
      return;
    }
    for (const step of shown.filter((one) => elapsed(one) >= one.nextLineMs)) {
      stream.write(`${step.nextLineMs === 1_000 ? `${step.label} …` : lineOf(step)}\n`);
      step.nextLineMs = step.nextLineMs === 1_000 ? 10_000 : step.nextLineMs + 10_000;
    }
  };
  const end = (step, mark) => {
    clear();
    active.delete(step);
    // What fails at once says itself why.
    if (elapsed(step) >= 1_000) {
      stream.write(`${step.label}  ${mark === "failed" ? "not finished after " : ""}${seconds(elapsed(step))}\n`);
    }
    if (active.size === 0) clearInterval(timer);
    else draw();
  };

  return {
    /**
     * Runs one step.
     *
     * @template T
     * @param {string} label "Installing packages"
     * @param {(tell: (detail: string) => void) => Promise<T>} work may tell how far it is
     * @returns {Promise<T>} what the work returns; its errors pass
     */
    async step(label, work) {
      const step = { label, startedMs: Date.now(), detail: "", nextLineMs: 1_000 };
      if (active.size === 0) {
        timer = setInterval(draw, isTerminal ? 200 : 500);
        timer.unref();
      }
      active.add(step);
      const tell = (detail) => {
        step.detail = detail;
      };
      try {
        const result = await work(tell);
        end(step, "done");
        return result;
      } catch (error) {
        end(step, "failed");
        throw error;
      }
    },
    /** Says one line, above the line of the present steps. @param {string} line */
    say(line) {
      clear();
      stream.write(`${line}\n`);
    },
  };
}

const elapsed = (step) => Date.now() - step.startedMs;
const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`;
const lineOf = (step) => `${step.label}  ${seconds(elapsed(step))}${step.detail ? `  ${step.detail}` : ""}`;
