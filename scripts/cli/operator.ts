import type { Command } from "commander";
import { createOperatorLink } from "@/lib/auth/operator-link";

export function addOperatorCommands(program: Command): void {
  program
    .command("operator")
    .description("the operator's account")
    .command("link")
    .description("print a link that signs in as the operator, once; an older link stops working")
    .action(async () => console.log(await createOperatorLink(new Date())));
}
