import { avoids, likes, on, wants } from "./preference-words";
import type { PersonaFacts } from "./types";

/** Eight fictional people who are about to go somewhere, or deal with it. */
export const textPersonas: readonly PersonaFacts[] = [
  {
    slug: "noor-haddad",
    name: "Noor Haddad",
    shortName: "Noor",
    headline: "who delivers babies wherever the next posting is",
    description:
      "A midwife with one suitcase. First asks about hospitals, clean water and fevers; reads lists on the bus from the airport.",
    attributes: [
      { label: "Age", value: "36" },
      { label: "Work", value: "Midwife with an aid organization" },
      { label: "Home", value: "Wherever the contract is" },
      { label: "Reads", value: "Lists, in transit" },
    ],
    preferences: [
      likes(
        "health care",
        "health physicians hospital bed expenditures medical infant maternal mortality birth rate life expectancy",
        1.3,
      ),
      likes("disease", "infectious diseases malaria fever hepatitis typhoid HIV AIDS risk vectorborne waterborne"),
      likes("water and sanitation", "drinking water sanitation facility improved underweight children"),
      avoids("trade", "exports imports commodities partners investment industries"),
      wants("form", "bullets", "lists"),
      wants("length", "short", "short"),
    ],
    history: [
      on("2025-07-02", "asked", "How many physicians and hospital beds are there outside the capital?"),
      on("2025-06-09", "liked", "A field guide to malaria, dengue fever and typhoid for new staff"),
      on("2025-04-21", "read", "Infant and maternal mortality, twenty years of decline"),
      on("2025-03-03", "liked", "Sanitation in rural clinics: improved latrines, safe drinking water"),
      on("2025-01-17", "disliked", "A trade fair brochure about exports and investment"),
      on("2024-10-30", "read", "Children underweight under the age of five: causes and remedies"),
    ],
  },
  {
    slug: "gareth-pugh",
    name: "Gareth Pugh",
    shortName: "Gareth",
    headline: "who counts birds on ridges and sleeps in huts",
    description:
      "Retired postman, walks for weeks. Wants ground, weather and wild things, told as a friend would tell them over tea.",
    attributes: [
      { label: "Age", value: "63" },
      { label: "Work", value: "Retired postman, bird surveyor" },
      { label: "Home", value: "A terrace under a slate quarry" },
      { label: "Reads", value: "Slowly, aloud" },
    ],
    preferences: [
      likes(
        "mountains and terrain",
        "terrain mountains highlands plains plateau elevation peak valley volcano glacier coastal hills",
        1.2,
      ),
      likes(
        "weather",
        "climate temperate rainy season winter summer snow drought monsoon dry hazards earthquakes storms",
      ),
      likes(
        "wildlife and forests",
        "wildlife forest deforestation environment species habitat soil erosion conservation natural",
      ),
      avoids("politics", "president parliament elections party constitution prime minister legislative"),
      wants("form", "prose", "told, not listed"),
    ],
    history: [
      on("2025-06-28", "liked", "Glaciers and volcanoes of the high plateau, a walker's account"),
      on("2025-05-19", "asked", "When does the rainy season close the mountain passes?"),
      on("2025-04-02", "read", "Deforestation, soil erosion and where the forest birds went"),
      on("2025-02-15", "disliked", "Coalition talks and the fall of the prime minister"),
      on("2024-12-27", "liked", "Winter storms on the coast: wind, rain, snow"),
      on("2024-09-05", "read", "Earthquakes and landslides along the highland trails"),
    ],
  },
  {
    slug: "blessing-okafor",
    name: "Blessing Okafor",
    shortName: "Blessing",
    headline: "who moves other people's containers across the world",
    description:
      "Freight forwarder, twelve tabs open. Needs ports, rails, goods and partners with their shares, one fact a line.",
    attributes: [
      { label: "Age", value: "41" },
      { label: "Work", value: "Owner of a freight agency" },
      { label: "Home", value: "Ten minutes from the terminal" },
      { label: "Reads", value: "One fact a line" },
    ],
    preferences: [
      likes(
        "ports and transport",
        "ports terminals seaport container railways roadways airports waterways pipelines paved transport",
        1.3,
      ),
      likes("trade", "exports imports commodities partners trade goods market customs"),
      likes("industry", "industries manufacturing production industrial textiles machinery processing"),
      avoids("old history", "history background dynasty colonial century empire war"),
      wants("form", "bullets", "one fact a line"),
      wants("length", "short", "short"),
    ],
    history: [
      on("2025-07-09", "liked", "Container terminals ranked: cranes, depth and hours in port"),
      on("2025-06-16", "asked", "Is the railway from the seaport to the capital standard gauge?"),
      on("2025-05-05", "read", "Export partners and the commodities they buy, quarter by quarter"),
      on("2025-03-23", "liked", "Paved roadways and border crossings for heavy trucks"),
      on("2025-02-08", "disliked", "The dynasty that built the old palace, a colonial history"),
      on("2024-11-20", "read", "Machinery imports and customs duties for textiles manufacturing"),
      on("2024-08-14", "read", "Pipelines and petroleum terminals on the coast"),
    ],
  },
  {
    slug: "mateo-ferreira",
    name: "Mateo Ferreira",
    shortName: "Mateo",
    headline: "who designs small hydropower plants for villages",
    description:
      "Carries a current meter in his coat. Goes for rivers, generation and what the ground holds; long answers are welcome if they hold numbers.",
    attributes: [
      { label: "Age", value: "52" },
      { label: "Work", value: "Hydraulic engineer" },
      { label: "Home", value: "A river town" },
      { label: "Reads", value: "Numbers first" },
    ],
    preferences: [
      likes(
        "electricity",
        "electricity production installed generating capacity hydroelectric plants fossil fuels renewable sources nuclear energy hydropower geothermal",
        1.3,
      ),
      likes("water", "water resources freshwater withdrawal rivers irrigated renewable lake dam"),
      likes("oil and minerals", "oil gas petroleum crude natural resources coal minerals mining iron copper gold"),
      avoids("religion and ethnic groups", "religions ethnic groups muslim christian catholic protestant"),
      wants("length", "long", "long, with numbers"),
      wants("form", "bullets", "lists"),
    ],
    history: [
      on("2025-06-21", "liked", "Installed generating capacity by source: hydroelectric, fossil, renewable"),
      on("2025-05-30", "asked", "How much freshwater is withdrawn for irrigated land each year?"),
      on("2025-04-11", "liked", "Run-of-river plants of under one megawatt, a design handbook"),
      on("2025-02-19", "read", "Geothermal electricity and cheap power for aluminum smelters"),
      on("2025-01-06", "disliked", "A census table of religions and ethnic groups"),
      on("2024-10-15", "read", "Copper mining, coal and the energy that ore takes"),
    ],
  },
  {
    slug: "sanna-virtanen",
    name: "Sanna Virtanen",
    shortName: "Sanna",
    headline: "who records languages that have a few hundred speakers",
    description:
      "Listens before she reads. Asks who lives there, what they speak and believe and how children are taught; wants whole sentences.",
    attributes: [
      { label: "Age", value: "33" },
      { label: "Work", value: "Field linguist" },
      { label: "Home", value: "A flat with a good microphone" },
      { label: "Reads", value: "Whole sentences" },
    ],
    preferences: [
      likes(
        "languages and peoples",
        "languages official dialects ethnic groups indigenous spoken english french spanish tribes minority",
        1.3,
      ),
      likes(
        "religion and custom",
        "religions christian muslim buddhist hindu orthodox catholic traditional holiday symbol culture flag",
      ),
      likes("schools", "education literacy expenditures school read write population youth children"),
      avoids("energy and mining", "electricity oil gas petroleum crude mining fuels pipelines"),
      wants("form", "prose", "whole sentences"),
    ],
    history: [
      on("2025-07-05", "liked", "Indigenous languages and official languages: who may testify in which"),
      on("2025-06-01", "read", "Literacy among women where school is taught in a second language"),
      on("2025-04-18", "asked", "Which ethnic groups live along the northern border and what is spoken there?"),
      on("2025-03-09", "liked", "Orthodox, Muslim and traditional holidays of one valley"),
      on("2025-01-28", "disliked", "Crude oil, pipelines and petroleum output"),
      on("2024-11-13", "read", "The meaning of colors and symbols in a flag"),
    ],
  },
  {
    slug: "daniel-achterberg",
    name: "Daniel Achterberg",
    shortName: "Daniel",
    headline: "who watches ballot boxes for a living",
    description:
      "Has observed forty-one elections. Wants how power is won, checked and lost; careful prose, room for detail.",
    attributes: [
      { label: "Age", value: "58" },
      { label: "Work", value: "Election observer" },
      { label: "Home", value: "A houseboat, seldom" },
      { label: "Reads", value: "To the last footnote" },
    ],
    preferences: [
      likes(
        "elections and government",
        "elections president parliament legislative executive branch vote prime minister suffrage government chamber seats elected",
        1.2,
      ),
      likes("courts and constitution", "constitution court judicial judges legal law supreme amendments"),
      likes("history of the state", "independence background coup protest democratic reform regime party opposition"),
      avoids("weather and terrain", "climate terrain elevation plains mountains rainy coastal"),
      wants("form", "prose", "careful prose"),
      wants("length", "long", "room for detail"),
    ],
    history: [
      on("2025-06-26", "liked", "Constitutional courts that annulled elections, and what followed"),
      on("2025-05-22", "asked", "How are the judges of the supreme court appointed and for what term?"),
      on("2025-04-06", "read", "From one-party regime to opposition in parliament: five transitions"),
      on("2025-03-01", "liked", "Presidents, prime ministers and who may dissolve the legislature"),
      on("2024-12-19", "disliked", "A climate almanac for travelers"),
      on("2024-09-30", "read", "Voting age, suffrage and compulsory voting compared"),
      on("2024-07-22", "read", "A coup, a referendum and a new constitution"),
    ],
  },
  {
    slug: "rosa-quispe",
    name: "Rosa Quispe",
    shortName: "Rosa",
    headline: "who keeps four hundred kinds of potato for a seed cooperative",
    description:
      "Sells at fairs, visits other growers. Wants crops, soil, water and who still works the land; short and plain.",
    attributes: [
      { label: "Age", value: "49" },
      { label: "Work", value: "Manager of a seed cooperative" },
      { label: "Home", value: "A village at 3 700 meters" },
      { label: "Reads", value: "Between two harvests" },
    ],
    preferences: [
      likes(
        "crops and farming",
        "agriculture products crops wheat corn potatoes rice coffee fruit livestock farming food fish",
        1.3,
      ),
      likes(
        "land and soil",
        "land use agricultural arable permanent pasture irrigated soil erosion desertification pesticides",
      ),
      likes("rural work", "labor force occupation rural poverty unemployment income population below poverty"),
      avoids("military", "military armed forces army navy service branches disputes border"),
      wants("form", "prose", "plain sentences"),
      wants("length", "short", "short"),
    ],
    history: [
      on("2025-07-06", "liked", "Potatoes, corn and beans on terraces: which crops share the soil"),
      on("2025-06-13", "asked", "How much arable land is irrigated and who owns the livestock?"),
      on("2025-05-11", "read", "Pesticides, erosion and desertification on tired farm land"),
      on("2025-03-29", "liked", "Seed fairs: coffee, fruit and vegetables from small farms"),
      on("2025-02-04", "disliked", "Army reserves and navy branches, a yearbook"),
      on("2024-12-08", "read", "Rural poverty and the labor force that left agriculture"),
    ],
  },
  {
    slug: "yusuf-demir",
    name: "Yusuf Demir",
    shortName: "Yusuf",
    headline: "who makes radio in a language his old country bans",
    description:
      "Packs for every country as if for good. Asks who broadcasts, who is on line, who fled there and from where; skims in points.",
    attributes: [
      { label: "Age", value: "44" },
      { label: "Work", value: "Radio journalist in exile" },
      { label: "Home", value: "Third country in six years" },
      { label: "Reads", value: "Skims, then calls someone" },
    ],
    preferences: [
      likes(
        "press and broadcasting",
        "broadcast media radio television stations tv cable satellite networks private state-owned",
        1.3,
      ),
      likes(
        "internet and telephones",
        "internet users telephone system mobile cellular fiber-optic subscriptions country code international",
      ),
      likes(
        "refugees and borders",
        "refugees displaced persons stateless asylum migrants trafficking disputes border boundary",
      ),
      avoids("farming", "agriculture crops livestock land use pasture arable farming"),
      wants("form", "bullets", "points"),
    ],
    history: [
      on("2025-07-11", "liked", "Private radio stations and the state-owned television that jams them"),
      on("2025-06-05", "asked", "What share of internet users have mobile broadband, and who can cut it?"),
      on("2025-05-14", "read", "Refugees and stateless persons by country of origin"),
      on("2025-03-31", "liked", "Fiber-optic submarine cables and satellite earth stations, a map"),
      on("2025-02-12", "disliked", "Arable land and livestock statistics"),
      on("2024-11-27", "read", "Border disputes and the migrants between two boundary posts"),
    ],
  },
];
