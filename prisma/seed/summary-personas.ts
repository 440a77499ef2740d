import { avoids, likes, on, wants } from "./preference-words";
import type { PersonaFacts } from "./types";

/** Eight fictional readers of old and newer addresses. */
export const summaryPersonas: readonly PersonaFacts[] = [
  {
    slug: "ines-calderon",
    name: "Inés Calderón",
    shortName: "Inés",
    headline: "who runs the water board of a dry valley",
    description:
      "Reads at breakfast, between two calls. Wants what touches water, land and money for public works; skips party politics.",
    attributes: [
      { label: "Age", value: "47" },
      { label: "Work", value: "Chair of an irrigation district" },
      { label: "Home", value: "A dry valley with one river" },
      { label: "Reads", value: "On paper, before seven" },
    ],
    preferences: [
      likes("irrigation", "irrigation water river reservoir dam storage flood arid drought stream", 1.2),
      likes("forests", "forest forestry timber wood reserves park wildlife conservation"),
      likes("land", "land public lands settlers homestead soil farm agriculture acres territory"),
      likes("clean air and water", "pollution environment air clean waters nature"),
      avoids("ceremony", "gratitude blessing providence almighty honor prayer congratulations god"),
      avoids("tariffs", "tariff duties reciprocity imports customs"),
      wants("length", "short", "short"),
      wants("tone", "plain", "plain words"),
    ],
    history: [
      on("2025-06-11", "liked", "How the Reclamation Act paid for reservoirs and canals on arid public lands"),
      on("2025-05-02", "asked", "Who owns the water stored behind a government dam when the stream runs dry?"),
      on("2025-03-20", "read", "Forest reserves and the steady flow of rivers: what foresters knew by 1900"),
      on("2025-01-14", "disliked", "A long editorial on tariff schedules and reciprocity"),
      on("2024-11-30", "liked", "Flood control and soil: a farm history of the lower valley"),
      on("2024-08-09", "read", "Clean water rules and what a small district pays for treatment works"),
    ],
  },
  {
    slug: "amadou-diop",
    name: "Amadou Diop",
    shortName: "Amadou",
    headline: "who piloted freighters for thirty years and now reads about the sea",
    description:
      "Retired ashore with a view of the harbor mouth. Follows ships, treaties and who trades with whom; has little patience for domestic programs.",
    attributes: [
      { label: "Age", value: "68" },
      { label: "Work", value: "Retired harbor pilot" },
      { label: "Home", value: "A port city on the Atlantic" },
      { label: "Reads", value: "Long, in the evening" },
    ],
    preferences: [
      likes(
        "ships and navies",
        "navy naval ship vessel fleet squadron merchant marine seaman battleship sea port harbor coast",
        1.2,
      ),
      likes("foreign trade", "commerce trade export market foreign goods nations shipping"),
      likes("treaties", "treaty negotiation convention alliance minister ambassador Britain France Spain neutral"),
      avoids("schools and welfare", "school welfare teacher college classroom pension"),
      wants("form", "prose", "prose"),
      wants("length", "long", "takes their time"),
    ],
    history: [
      on("2025-07-01", "liked", "Barbary corsairs, a small frigate squadron and the first American war at sea"),
      on("2025-05-18", "read", "A chart of the isthmus: canal routes, tonnage and the treaty that opened them"),
      on("2025-04-04", "asked", "Why did Congress let the merchant marine decline while exports grew?"),
      on("2025-02-22", "liked", "Neutral vessels, blockade and contraband on the Atlantic coast"),
      on("2024-12-10", "disliked", "A panel on school funding formulas and pension boards"),
      on("2024-10-03", "read", "Freedom of navigation and the price of freight to European ports"),
      on("2024-07-19", "liked", "Naval yards, battleships and the men who trained to sail them"),
    ],
  },
  {
    slug: "miriam-feld",
    name: "Miriam Feld",
    shortName: "Miriam",
    headline: "who teaches history to adults on Tuesday nights",
    description:
      "Her class argues about who was free, who could vote and who went to school. She wants the passages that start the argument.",
    attributes: [
      { label: "Age", value: "55" },
      { label: "Work", value: "Teacher in an evening school" },
      { label: "Home", value: "Two rooms above a bakery" },
      { label: "Reads", value: "With a pencil" },
    ],
    preferences: [
      likes(
        "freedom and rights",
        "freedom liberty rights equal slavery slaves emancipation vote ballot citizen suffrage discrimination race",
        1.2,
      ),
      likes("schools", "school education teacher student college literacy university"),
      likes("women and families", "women woman mother family families home child"),
      avoids("money matters", "treasury debt bonds currency silver coinage deficit revenue"),
      wants("form", "prose", "prose"),
      wants("length", "short", "short"),
    ],
    history: [
      on(
        "2025-06-24",
        "liked",
        "Compensated emancipation: what Lincoln offered the border states before the proclamation",
      ),
      on("2025-05-27", "asked", "When did equal rights first mean an equal school for every child?"),
      on("2025-04-15", "liked", "Letters of freedmen who learned to read as grown men and women"),
      on("2025-02-11", "read", "The ballot in the South and the laws written to empty it of citizens"),
      on("2025-01-21", "disliked", "A lecture on silver coinage, bonds and the currency question"),
      on("2024-10-08", "read", "Four freedoms: speech, worship, want and fear"),
    ],
  },
  {
    slug: "tove-lindqvist",
    name: "Tove Lindqvist",
    shortName: "Tove",
    headline: "who is the only public-health nurse of an island county",
    description:
      "Reads on the ferry, standing. Looks for illness, food, old people and the poor, and for what was promised them; lists help.",
    attributes: [
      { label: "Age", value: "39" },
      { label: "Work", value: "Public-health nurse" },
      { label: "Home", value: "An island with a ferry twice a day" },
      { label: "Reads", value: "On a phone, standing" },
    ],
    preferences: [
      likes(
        "health",
        "health disease medical hospital doctor medicine epidemic fever quarantine sick insurance nurse AIDS cancer patient",
        1.3,
      ),
      likes("food and want", "food poverty hunger poor relief famine bread harvest housing"),
      likes(
        "the old and the young",
        "elderly pension social security medicare child children seniors retirement mothers",
      ),
      avoids("weapons", "missile weapon nuclear army navy ships battleship armament arms military"),
      wants("form", "bullets", "lists"),
      wants("length", "short", "short"),
    ],
    history: [
      on("2025-07-08", "liked", "Yellow fever, quarantine and the first national health service"),
      on("2025-06-03", "read", "Medicare after thirty years: which elderly patients still pay the doctor"),
      on("2025-04-29", "asked", "Which president first promised health insurance for poor children?"),
      on("2025-03-12", "liked", "Food safety laws and the milk that killed babies"),
      on("2025-01-30", "disliked", "Missile gaps and naval armament, a history"),
      on("2024-11-05", "read", "AIDS drugs in Africa: treatment, cost and the relief plan"),
      on("2024-09-17", "liked", "Hospital ships and country doctors in a smallpox winter"),
    ],
  },
  {
    slug: "walter-oakes",
    name: "Walter Oakes",
    shortName: "Walter",
    headline: "who set type for a newspaper and then led its printers' union",
    description:
      "Hears every speech for what it says to people paid by the hour. Likes it brief and in points, the way he wrote leaflets.",
    attributes: [
      { label: "Age", value: "72" },
      { label: "Work", value: "Retired typesetter and shop steward" },
      { label: "Home", value: "A row house in a mill town" },
      { label: "Reads", value: "The back pages first" },
    ],
    preferences: [
      likes(
        "labor",
        "labor wage worker workingman workers employment job union strike hours unemployment employer toil",
        1.3,
      ),
      likes(
        "corporations",
        "corporation trust monopoly industrial combination industry business capital profit manufactures",
      ),
      likes("immigration", "immigrant immigration emigration aliens naturalization foreigners border laborers"),
      avoids("diplomacy", "treaty minister negotiation convention ambassador arbitration legation"),
      wants("form", "bullets", "points"),
      wants("length", "short", "short"),
    ],
    history: [
      on("2025-06-19", "liked", "The eight-hour day: how workers in government shops won shorter hours first"),
      on("2025-05-08", "asked", "Did trusts raise wages or only profits when industry combined?"),
      on("2025-03-27", "liked", "Capital and labor in Lincoln's message of 1861"),
      on("2025-02-03", "read", "Immigrant laborers, contract labor laws and the steel strike"),
      on("2024-12-16", "disliked", "Arbitration conventions and the ministers who signed them"),
      on("2024-09-25", "read", "Unemployment insurance and the jobs that machines took from printers"),
    ],
  },
  {
    slug: "priya-raghunathan",
    name: "Priya Raghunathan",
    shortName: "Priya",
    headline: "who audits cities and reads budgets for pleasure",
    description:
      "Wants the sums: what is owed, what is taxed, what it buys. Happy with a long list as long as every line has a figure or a rule.",
    attributes: [
      { label: "Age", value: "34" },
      { label: "Work", value: "Municipal auditor" },
      { label: "Home", value: "A high floor, a big desk" },
      { label: "Reads", value: "Tables, then text" },
    ],
    preferences: [
      likes(
        "debt and budgets",
        "debt budget deficit surplus appropriation expenditure treasury spending balance economy fiscal dollars",
        1.3,
      ),
      likes("taxes", "tax taxes revenue income duties excise relief receipts cut"),
      likes(
        "banks and money",
        "bank currency credit notes bonds gold silver coin loan inflation interest prices circulation",
      ),
      avoids("war stories", "battle enemy soldiers troops armies war victory fighting"),
      wants("form", "bullets", "lists"),
      wants("length", "long", "all the figures"),
    ],
    history: [
      on("2025-07-03", "liked", "Sinking funds: how the first treasury paid down the public debt"),
      on("2025-06-12", "read", "Bank notes, specie and the national currency of 1863"),
      on("2025-04-22", "asked", "Was the surplus revenue of the 1880s returned by lower taxes or spent?"),
      on("2025-03-05", "liked", "Balanced budgets, deficits and the price of inflation since 1970"),
      on("2025-01-09", "disliked", "Battle maps and the memoirs of soldiers"),
      on("2024-10-28", "read", "Income tax relief and dividend taxation, a table of who gains"),
    ],
  },
  {
    slug: "ruth-yazzie",
    name: "Ruth Yazzie",
    shortName: "Ruth",
    headline: "who clerks at a tribal court and studies for the bar",
    description:
      "Reads for law: who was promised what, which court decides, whose land it was. Full sentences, please, and no fanfare.",
    attributes: [
      { label: "Age", value: "29" },
      { label: "Work", value: "Court clerk, law student" },
      { label: "Home", value: "High desert, a long drive from the library" },
      { label: "Reads", value: "Statutes and the footnotes" },
    ],
    preferences: [
      likes(
        "Native nations",
        "Indian Indians tribe tribal reservation Cherokee native allotment frontier aborigines",
        1.3,
      ),
      likes(
        "courts and law",
        "court judge law justice judicial jury judiciary constitution statute jurisdiction attorney legal",
      ),
      likes("crime and safety", "crime criminal police prison lawless violence drugs murder punishment enforcement"),
      avoids("prosperity talk", "prosperity prosperous growth business boom wealth"),
      wants("form", "prose", "full sentences"),
    ],
    history: [
      on("2025-06-30", "liked", "Allotment of reservation lands and the tribes that refused to sign"),
      on("2025-05-15", "asked", "Which court had jurisdiction over a crime on the frontier before statehood?"),
      on("2025-04-08", "read", "Judges, juries and the first judiciary act"),
      on("2025-02-27", "liked", "Treaties with the Cherokee and the commissioners who broke them"),
      on("2024-12-03", "disliked", "Growth, wealth and the booming business century"),
      on("2024-09-12", "read", "Prison reform, drug courts and the laws on violent crime"),
    ],
  },
  {
    slug: "haruka-mori",
    name: "Haruka Mori",
    shortName: "Haruka",
    headline: "who builds satellites the size of a shoebox",
    description:
      "Interested in what a country sets out to build: roads, canals, rockets, power. Reads to the end when the writing is concrete.",
    attributes: [
      { label: "Age", value: "31" },
      { label: "Work", value: "Spacecraft engineer" },
      { label: "Home", value: "A loft full of antennas" },
      { label: "Reads", value: "In the lab, while something compiles" },
    ],
    preferences: [
      likes(
        "science and space",
        "science scientific space satellite moon research technology invention computer laboratory discovery explore survey astronaut",
        1.3,
      ),
      likes(
        "building",
        "road railroad canal bridge construction build telegraph post mail highway transportation works harbor cable",
      ),
      likes("energy", "energy power coal oil electric hydrogen fuel steam automobile nuclear"),
      avoids("party quarrels", "party partisan political parties politics"),
      wants("length", "long", "to the end"),
      wants("form", "prose", "prose"),
    ],
    history: [
      on("2025-07-10", "liked", "Communications satellites and the moon program, as it was budgeted in 1962"),
      on("2025-06-06", "read", "Survey parties, canal engineers and the road to the Ohio"),
      on("2025-05-01", "asked", "Who paid for the Pacific telegraph and railroad while the war went on?"),
      on("2025-03-18", "liked", "Hydrogen fuel and the automobile: research promises compared with results"),
      on("2025-01-25", "disliked", "A season of partisan politics, week by week"),
      on("2024-11-11", "read", "The isthmus canal as an engineering problem"),
      on("2024-08-22", "liked", "Shuttle, laboratory, space station: the research that flew"),
    ],
  },
];
