import type { Command } from "commander";
import { listResearchers, setResearcher } from "@/lib/auth/researchers";

export function addResearcherCommands(program: Command): void {
  const researcher = program.command("researcher").description("who may make and edit described personas");
  const actor = "command line";

  researcher
    .command("add <email>")
    .description("let somebody who has signed in once make and edit described personas")
    .action(async (email: string) => {
      await setResearcher(email, true, actor);
      console.log(`${email} is a researcher`);
    });

  researcher
    .command("remove <email>")
    .description("take that back")
    .action(async (email: string) => {
      await setResearcher(email, false, actor);
      console.log(`${email} is an annotator`);
    });

  researcher
    .command("list")
    .description("print the addresses of the researchers")
    .action(async () => {
      const emails = await listResearchers();
      for (const email of emails) console.log(email);
      if (emails.length === 0) console.log("no researcher yet");
    });
}
