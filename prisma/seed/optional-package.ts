/** Says which optional package is not installed and what that leaves out. */
export class OptionalPackageMissing extends Error {
  constructor(packageName: string, arena: string, cause: unknown) {
    super(
      `the optional package ${packageName} is not installed, and the ${arena} arena is made from it. ` +
        `Install the optional dependencies, or go without the ${arena} arena.`,
      { cause },
    );
    this.name = "OptionalPackageMissing";
  }
}

const missingCodes = ["ERR_MODULE_NOT_FOUND", "MODULE_NOT_FOUND", "ENOENT"];

/**
 * Loads a package that an operator may have left out.
 *
 * The name is a variable on purpose: a literal would make the type checker and the bundler demand the package.
 *
 * @param load imports the package or opens its files
 * @param arena what is made from it, `summary`
 * @throws OptionalPackageMissing
 */
export async function loadOptional<Loaded>(
  packageName: string,
  arena: string,
  load: (name: string) => Promise<Loaded>,
): Promise<Loaded> {
  try {
    return await load(packageName);
  } catch (cause) {
    const { code } = cause as { code?: string };
    if (code && missingCodes.includes(code)) throw new OptionalPackageMissing(packageName, arena, cause);
    throw cause;
  }
}
