// What people type, read; what query.py, clause.py and attempts.py do.
const PREPOSITIONS = { supplier: "supplier", recipient: "recipient", toward: "recipient", actor: "actor", via: "via", place: "place" };
const OF_PARTIES = ["party", "supplier", "recipient", "via", "actor", "place", "involved", "named"];
const OF_WORDS = ["kind", "category", "verification"];
const SAID = {
  party: "party {}", supplier: "supplier {}", recipient: "recipient {}", via: "via {}", actor: "by {}",
  place: "{} in any part or named", involved: "{} in any part", named: "{} named",
};

// The arguments that a shell would make of a line: words, and phrases in quotes.
function split(line) {
  const marks = line.replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"');
  return (marks.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? []).map((word) => word.replaceAll('"', ""));
}

function clause(words, role, more = {}) {
  return { words, role, values: [], said: "", first: null, last: null, term: null, excluded: false, ...more };
}

function read(line) {
  const words = split(line).flatMap(wordsOf);
  const clauses = [], idle = [];
  let at = 0, excluded = false;
  while (at < words.length) {
    if (means(words[at]) === "not" && at + 1 < words.length) {
      at += 1;
      excluded = true;
      continue;
    }
    const [found, length] = next(words, at);
    if (found) {
      clauses.push({ ...found, excluded });
      excluded = false;
    } else {
      idle.push(...words.slice(at, at + length));
    }
    at += length;
  }
  if (clauses.length) return { clauses, idle };
  return { clauses: words.filter((word) => word !== "text:").map((word) => textClause([word])[0]).filter(Boolean), idle: [] };
}

function wordsOf(argument) {
  let text = argument.split(/\s+/).filter(Boolean).join(" ");
  if (text.includes(" ") || text.startsWith("text:")) return [text];
  text = withoutEnd(withoutEnd(text.replace(/[,;:?!]+$/, ""), "'s"), "\u2019s");
  const pair = /^(\p{L}+)(?:->|[-/\u2013\u2192])(\p{L}+)$/u.exec(text);
  if (pair && !codesOf(text).length && codesOf(pair[1]).length && codesOf(pair[2]).length) return [pair[1], pair[2]];
  return text ? [text] : [];
}

function next(words, at) {
  const phrase = phraseClause(words, at);
  if (phrase) return phrase;
  const rest = words.slice(at);
  const end = rest.findIndex((word) => word.includes(" ") || word.startsWith("text:"));
  const plain = end < 0 ? rest : rest.slice(0, end);
  const found = timeClause(plain) ?? sideClause(plain) ?? nameClause(plain);
  if (found) return found;
  return ["", "ordinary", "code"].includes(means(plain[0])) ? textClause(plain) : [null, 1];
}

function phraseClause(words, at) {
  const length = words[at] === "text:" && at + 1 < words.length ? 2 : 1;
  let typed = words.slice(at, at + length).join(" ");
  if (typed.startsWith("text:")) {
    typed = typed.slice(5).trim();
  } else if (!typed.includes(" ")) {
    return null;
  } else {
    const pieces = typed.split(" ");
    const party = partyAt(pieces);
    if (party && party.length === pieces.length) return [clause(typed, "party", { values: party.values }), length];
  }
  const found = term(typed);
  return found ? [clause(typed, "text", { term: found }), length] : [null, length];
}

function timeClause(words) {
  const found = timeAt(words);
  if (!found) return null;
  const typed = words.slice(0, found.length).join(" ");
  return [clause(typed, "period", { said: found.said, first: found.first, last: found.last }), found.length];
}

function sideClause(words) {
  const role = PREPOSITIONS[means(words[0])];
  const party = role ? partyClause(words.slice(1)) : null;
  return party && [{ ...party[0], role }, party[1] + 1];
}

function partyClause(words) {
  const found = partyAt(words);
  if (!found) return null;
  let codes = found.values, length = found.length;
  while (length + 1 < words.length && means(words[length]) === "or") {
    const other = partyAt(words, length + 1);
    if (!other) break;
    codes = [...codes, ...other.values];
    length += 1 + other.length;
  }
  return [clause(words.slice(0, length).join(" "), "party", { values: [...new Set(codes)] }), length];
}

function nameClause(words) {
  const named = namedAt(words);
  if (!named) return null;
  if (named.role === "party") return partyClause(words);
  const typed = words.slice(0, named.length).join(" ");
  return [clause(typed, named.role, { values: named.values, said: named.said }), named.length];
}

function textClause(words) {
  let length = 1;
  const found = [term(words[0])];
  while (length + 1 < words.length && means(words[length]) === "or" && !namedAt(words, length + 1)) {
    found.push(term(words[length + 1]));
    length += 2;
  }
  const terms = found.filter(Boolean);
  const typed = words.slice(0, length).join(" ");
  return [terms.length ? clause(typed, "text", { term: anyOf(terms) }) : null, length];
}

// How words were read, with the words themselves where they do not show in it.
function sayClause(one) {
  let said = one.said;
  if (OF_PARTIES.includes(one.role)) said = SAID[one.role].replace("{}", one.values.map(nameOf).join(" or "));
  else if (one.role === "text") said = `text "${one.words}"`;
  const shown = one.role === "period" || fold(said).includes(fold(one.words));
  return `${one.excluded ? "not " : ""}${said}${shown ? "" : ` ("${one.words}")`}`;
}

// Readings that narrow each other; words of one vocabulary widen each other, years make one period.
function merge(clauses) {
  const taken = [];
  for (const one of clauses) {
    const place = taken.findIndex((other) => alike(other, one));
    if (place < 0) taken.push(one);
    else taken[place] = both(taken[place], one);
  }
  return taken;
}

function alike(one, other) {
  if (one.excluded || other.excluded || one.role !== other.role) return false;
  const years = one.first && one.last && other.first && other.last;
  return OF_WORDS.includes(one.role) || (one.role === "period" && Boolean(years));
}

function both(one, other) {
  const words = `${one.words} ${other.words}`;
  if (one.role === "period") {
    const early = other.first < one.first ? other : one, late = other.last > one.last ? other : one;
    const ends = new Set([early.said.split(" to ")[0], late.said.split(" to ").at(-1)]);
    return { ...early, words, said: [...ends].join(" to "), last: late.last };
  }
  const shared = one.role === "kind" ? one.values.filter((value) => other.values.includes(value)) : [];
  const values = shared.length ? shared : [...new Set([...one.values, ...other.values])];
  const bare = withoutStart(withoutStart(other.said, `${other.role} `), "status ");
  return { ...one, words, values, said: shared.length ? saidValues(one.role, values) : `${one.said} or ${bare}` };
}

function withoutStart(text, start) {
  return text.startsWith(start) ? text.slice(start.length) : text;
}

// The ways to take a query, strictest first.
function attempts(query) {
  const found = [], unless = [];
  for (const [parts, remark] of asFlows(query.clauses)) {
    const cast = castTo(query.clauses, parts);
    unless.push(cast.filter((one) => OF_PARTIES.includes(one.role) && !one.excluded));
    for (const roles of laxer(cast)) found.push(attempt(cast, roles, remark, []));
  }
  for (const [parts, remark] of elsewhere(query.clauses)) {
    const cast = castTo(query.clauses, parts);
    for (const roles of laxer(cast)) found.push(attempt(cast, roles, remark, unless));
  }
  return found;
}

function castTo(clauses, parts) {
  return clauses.map((one, place) => ({ ...one, role: parts.get(place) ?? one.role }));
}

function freeOf(clauses) {
  return clauses.map((_, place) => place).filter((place) => clauses[place].role === "party" && !clauses[place].excluded);
}

function asFlows(clauses) {
  const free = freeOf(clauses);
  const taken = clauses.filter((one) => !one.excluded).map((one) => one.role);
  const sides = ["supplier", "recipient"].filter((side) => !taken.includes(side));
  const eitherWay = sides.length === 2;
  const found = [[eitherWay && free.length < 2 ? new Map() : partsOf(free, sides), ""]];
  if (eitherWay && free.length > 1) {
    const [first, second] = free.slice(0, 2).map((place) => namesOf(clauses[place]));
    found.push([partsOf(free, sides.toReversed()), `nothing from ${first} to ${second} matches: read the other way round`]);
  }
  return found;
}

function elsewhere(clauses) {
  const free = freeOf(clauses);
  if (!free.length) return [];
  const named = free.map((place) => namesOf(clauses[place])).join(" and ");
  const [each, takes, is, sides] = { 1: ["it", "takes", "is", "a party"], 2: ["both", "take", "are", "its two sides"] }[free.length] ?? ["all", "take", "are", "its parties"];
  const none = `no record has ${named} as ${sides}: shown where ${each}`;
  const all = (role) => new Map(free.map((place) => [place, role]));
  return [[all("involved"), `${none} ${takes} part`], [all("named"), `${none} ${is} named`]];
}

function partsOf(free, sides) {
  return new Map(free.map((place, number) => [place, sides[number] ?? "place"]));
}

function namesOf(one) {
  return one.values.map(nameOf).join(" or ");
}

function laxer(cast) {
  const found = new Set(cast.filter((one) => OF_WORDS.includes(one.role) && !one.excluded).map((one) => one.role));
  const ways = [[]];
  if (found.has("category")) ways.push(["category"]);
  if (found.has("kind") || found.has("verification")) ways.push(OF_WORDS);
  return ways;
}

function attempt(cast, asText, remark, unless) {
  const loose = cast.filter((one) => asText.includes(one.role) && !one.excluded);
  const clauses = cast.map((one) => (loose.includes(one) ? { ...one, role: "text", term: term(one.words), values: [] } : one));
  const texts = loose.map((one) => `"${one.words}"`).join(" and ");
  const said = loose.length ? `nothing passes ${texts} as a filter: searched as text` : "";
  return { clauses: merge(clauses), remark: [remark, said].filter(Boolean).join("; "), unless };
}
