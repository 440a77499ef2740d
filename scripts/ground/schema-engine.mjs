import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * Prisma's own schema engine as WebAssembly. The command line of Prisma downloads the native one from a host of its own;
 * this one came with `npm ci`, so migrations need no network.
 *
 * @param {import("@prisma/driver-adapter-utils").SqlMigrationAwareDriverAdapterFactory} factory where it connects to
 * @param {[string, string][]} datamodels schema files as [name, content]; none for applying migrations
 * @returns the engine; call `free()` when done
 */
export async function openSchemaEngine(factory, datamodels = []) {
  const { bindMigrationAwareSqlAdapterFactory } = await import("@prisma/driver-adapter-utils");
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  await instantiate(bindings);
  const ignoreLog = () => undefined;
  return bindings.SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    ignoreLog,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}

let instantiated;

/** Node 20 cannot import a `.wasm` file, which the package's main entry does, so the module is put together by hand. */
function instantiate(bindings) {
  instantiated ??= (async () => {
    const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const bytes = await readFile(join(dirname(entry), "schema_engine_bg.wasm"));
    const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": withIdleTimers(bindings) });
    bindings.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
  })();
  return instantiated;
}

/** The engine leaves a timer of ten seconds behind whenever it took its lock; it shall not keep a finished process alive. */
function withIdleTimers(bindings) {
  const timers = Object.entries(bindings).filter(([name]) => name.startsWith("__wbg_setTimeout_"));
  const idle = timers.map(([name, start]) => [name, (...args) => start(...args).unref()]);
  return { ...bindings, ...Object.fromEntries(idle) };
}
