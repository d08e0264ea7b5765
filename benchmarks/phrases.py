"""The words that generated records are made of. Nothing in them happened, and every record says so."""

from __future__ import annotations

#: What a kind is in a title: a verb for the supplier, with places for the goods and the recipient.
VERBS = {
    "negotiation": "negotiates the sale of {goods} to {to}",
    "notified": "notifies its legislature of a sale of {goods} to {to}",
    "ordered": "receives an order for {goods} from {to}",
    "pledged": "pledges {goods} to {to} as military aid",
    "contracts-reported": "reports a year's contracts for {goods} with {to}",
    "order-cancelled": "and {to} cancel the order for {goods}",
    "licence-applied": "receives an application to export {goods} to {to}",
    "licence-granted": "licenses the export of {goods} to {to}",
    "licence-reinstated": "reinstates the licences for {goods} to {to}",
    "licences-reported": "reports a year's export licences for {goods} to {to}",
    "licence-refused": "refuses the export of {goods} to {to}",
    "licence-suspended": "suspends export licences for {goods} to {to}",
    "licence-revoked": "revokes export licences for {goods} to {to}",
    "licence-expired": "lets the licences for {goods} to {to} expire",
    "restriction-imposed": "stops new export licences for {goods} to {to}",
    "restriction-extended": "prolongs its stop on exports of {goods} to {to}",
    "restriction-eased": "narrows its stop on exports of {goods} to {to}",
    "restriction-lifted": "ends its stop on exports of {goods} to {to}",
    "embargo-imposed": "imposes an embargo on {goods} to {to}",
    "embargo-extended": "extends the embargo on {goods} to {to}",
    "embargo-lifted": "lifts the embargo on {goods} to {to}",
    "exempted": "exempts {goods} from its stop on exports to {to}",
    "delivery-halted": "holds back a delivery of {goods} to {to}",
    "delivery-resumed": "resumes the delivery of {goods} to {to}",
    "delivered": "delivers {goods} to {to}",
    "exports-reported": "reports a year's exports of {goods} to {to}",
    "re-exported": "goods: {goods} are passed on to {to}",
    "diversion": "goods: {goods} turn up in {to} against an assurance",
    "halt-promised": "promises to halt the supply of {goods} to {to}",
    "halt-withdrawn": "withdraws its promise to halt {goods} to {to}",
    "appeal": "is asked to stop the supply of {goods} to {to}",
    "finding": "is found to have supplied {goods} to {to}",
    "ruling": "keeps its licences for {goods} to {to}, a court rules",
}
#: Goods by category, as designation, maker and what they are built into.
GOODS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "aircraft": (("Falke 4 trainer", "Aerowerk Nord", ""), ("H-220 helicopter", "Rotorform", "")),
    "air-defence": (("Skjold 2 launcher", "Nordvern", ""), ("Rempart radar", "Electronique du Midi", "")),
    "armoured-vehicles": (("LV-8 carrier", "Prairie Vehicles", ""), ("Bison turret", "Kettenbau", "LV-8")),
    "artillery": (
        ("155 mm howitzer M4", "Aceros del Sur", ""),
        ("Orkan rocket launcher", "Zbrojovka Jih", ""),
    ),
    "engines": (("R-914 engine", "Kolbenwerk", "Kartal drone"), ("TP-40 turboprop", "Turbomotori", "")),
    "missiles": (("Harpun anti-ship missile", "Sjoevapen", ""), ("GB-2 guided bomb", "Precision Works", "")),
    "naval-weapons": (("76 mm naval gun", "Cantieri Ligure", "Sakin corvette"),),
    "satellites": (("Oko-3 imaging satellite", "Orbital Sud", ""),),
    "sensors": (
        ("MQ-15 turret", "Lakehead Optics", "Kartal drone"),
        ("Argus thermal sight", "Optronika", ""),
    ),
    "ships": (("Sakin corvette", "Marmara Yards", ""), ("Kvik patrol boat", "Fjord Yards", "")),
    "other": (("field bridge", "Pontonwerk", ""), ("body armour", "Tekstil Zirh", "")),
    "uav": (("Kartal drone", "Anadolu Aviation", ""), ("Heron 5 drone", "Negev Systems", "")),
    "small-arms": (("AR-5 rifle", "Manufacture de Liège", ""), ("PM-9 pistol", "Dilna Praha", "")),
    "ammunition": (("155 mm shell", "Munitions de l'Est", ""), ("7.62 mm cartridge", "Raufoss Verk", "")),
    "technology": (("drawings of a guidance unit", "Precision Works", ""),),
    "dual-use": (("machine tools of five axes", "Werkzeugbau Nord", ""),),
}
OFFICES = {
    "government": (
        "Ministry of Foreign Affairs",
        "Minister of Defence",
        "Minister of Economic Affairs, export controls division",
        "Ministère des Armées",
        "Office of the Prime Minister",
        "Federal Office for Economic Affairs and Export Control",
        "Secretary of State for Trade",
        "spokesperson of the Foreign Ministry",
        "Minister for Foreign Trade and Development Cooperation",
        "Dışişleri Bakanlığı Sözcüsü",  # noqa: RUF001 - Turkish
        "Ministry of Trade and Industry",
    ),
    "parliament": (
        "Committee on Arms Exports",
        "member of Parliament",
        "Anne Tremblay, member of the opposition",
    ),
    "court": ("Council of State", "Court of Appeal", "administrative court"),
    "company": ("Precision Works", "Anadolu Aviation", "Rotorform"),
    "organisation": ("Security Council", "Council", "Permanent Council"),
    "experts": ("Panel of Experts", "group of experts on the embargo"),
    "ngo": ("Campaign for Open Licences", "Lawyers for Accountability"),
    "media": ("The Daily Courier", "Nordic Wire", "Gazeta Wyborna"),
    "person": ("Marta Moreau, former adviser", "Jan Kowalczyk, retired general"),
}
SAYS = (
    "the licences were examined one by one and each met the criteria of the common position",
    "no goods of this kind have left the country since the decision of the cabinet in spring",
    "the goods were meant for the border guard and carried an end-use assurance in writing",
    "the government can and will suspend any permit whose goods are found to have been misused",
    "contests the reason given, not that the equipment was passed on",
    "the decision reaches licences to come; those in force are left as they are",
    "wreckage seen at the site bears serial numbers of a batch that was exported two years before",
    "asks every state to refrain from deliveries that could prolong the conflict in the region",
    "the contract is of a civil nature and needs no licence under the law as it stands",
    "the minister was assured by the counterpart that the equipment stays with the armed forces",
    "the company has applied for a review of the decision and awaits the court's answer",
    "the parts shown in the report were made under licence elsewhere and were not exported from here",
)
NOTES = (
    "The report gives the month alone; the register of the ministry has the day, which is used here.",
    "How many permits are meant is not clear: one later report says two, another speaks of several.",
    "The figure is of licences, not of goods that left the country; the annual report keeps the two apart.",
    "The headline says embargo, yet the text speaks of a pause in new licences; the text decides.",
    "Two agencies carry the same statement with other words; the ministry's own page is no longer there.",
    "The assurance is a member's summary of papers put as a question, not a statement of the recipient.",
    "The value is the ceiling that the legislature was told of; the contract may be for less.",
    "Whether the goods were delivered before the stop is not on record.",
    "The translation is ours; the original says 'bis auf Weiteres', until further notice.",
    "A correction of the day after puts the quantity lower, and is followed here.",
)
TERMS = (
    "pending an inquiry into the use of the goods",
    "until the recipient gives an assurance in writing that the goods stay with its armed forces",
    "each new application is examined alone and goes before the council of ministers",
    "spare parts and maintenance of what was delivered before are not concerned",
)
PARTS = ("new contracts only", "goods usable in the conflict", "licences of one maker", "about 30 licences")
END_USERS = ("Ministry of Defence", "National Guard", "Border Guard Command", "Anadolu Aviation")
PUBLISHERS = (
    "Ministry of Foreign Affairs",
    "The Daily Courier",
    "Nordic Wire",
    "Agence de l'Ouest",
    "Berliner Tageblatt",
    "House of Representatives",
    "Institute for Arms Research",
    "Gazete Haber",
    "United Nations",
    "Defence Monthly",
)
REPRINTS = (
    "defence-archive.example",
    "World Press Digest",
    "openparliament.example",
    "The Observer, reprint",
)
HEADLINES = (
    "Government puts arms exports on hold after debate",
    "Exports of military goods rise for the third year, report says",
    "Minister answers questions on licences and says no goods have left",
    "Court to decide on arms licences in autumn",
    "What is known of the drones seen over the border",
    "Rüstungsexporte: Regierung nennt neue Zahlen",
    "Parliament debates the sale of military equipment after reports of misuse in the region",
    "Suspension of licences stays in force, says spokesperson",
    "Arms exporters warn of losses after the government's decision",
    "Council adopts conclusions, calls for restraint",
    "Annual report on the export of military goods and technology",
)
DOCUMENTS = (
    "annual report on exports of military goods and technology, tables 4 and 7, read in translation",
    "answer to question {n} of the session, read in a reprint that gives neither page nor day",
    "report on the permits, headline known from the address only",
    "S/RES/{n}, paragraph 9",
    "press release no. {n}",
)
#: What a title may end with.
TAILS = (
    ", pending a review of their use",
    " after a debate in parliament",
    " for the rest of the year",
    ", its ministry says",
    " under a new decision of the cabinet",
)
SLUGS = (
    "licences-of-spring",
    "second-batch",
    "cabinet-decision",
    "after-debate",
    "annual-report",
    "border-guard",
    "new-contracts",
    "council-decision",
    "spare-parts",
    "court-case",
    "aid-package",
    "training-version",
)
SLIPS = "generated for measurement: nothing in this record happened."
