// What words name: parties, words of vocabularies, prepositions; what lexicon.py and parties.py do.
const DATA = JSON.parse(document.getElementById("data").textContent);
const VOCABULARY = new Map(Object.entries(DATA.words.vocabulary));
const GRAMMAR = new Map(Object.entries(DATA.words.grammar));
const AMBIGUOUS = new Map(Object.entries(DATA.words.ambiguous));
const PARTIES = new Map(DATA.words.parties.map(([code, alpha2, ...names]) => [code, { code, alpha2, names }]));
const NAMES = new Map();
const TURNED = new Set();

for (const { code, names } of PARTIES.values()) {
  NAMES.set(code.toLowerCase(), code);
  for (const name of names) NAMES.set(fold(name), code);
}
for (const { code, alpha2 } of PARTIES.values()) {
  if (alpha2 && !NAMES.has(alpha2.toLowerCase())) NAMES.set(alpha2.toLowerCase(), code);
}
{
  const names = [...PARTIES.values()].flatMap((party) => party.names);
  const straight = new Set(names.filter((name) => !name.includes(",")).map(fold));
  for (const name of names) {
    if (name.includes(",") && !straight.has(fold(name))) TURNED.add(fold(name));
  }
}

function nameOf(code) {
  return PARTIES.get(code)?.names[0] ?? code;
}

function codesOf(name) {
  const folded = fold(name);
  if (PARTIES.has(name)) return [name];
  if (AMBIGUOUS.has(folded)) return AMBIGUOUS.get(folded);
  return NAMES.has(folded) ? [NAMES.get(folded)] : [];
}

function means(word) {
  return GRAMMAR.get(word.toLowerCase()) ?? "";
}

function codesOfWord(word) {
  const folded = fold(word), meaning = means(word), small = !isUpper(word);
  if (!["", "ordinary", "code"].includes(meaning) || (meaning === "ordinary" && small)) return [];
  if (folded.length === 2 && small && meaning !== "code") return [];
  const found = codesOf(word);
  return found.length || folded.length <= 4 || !folded.endsWith("s") ? found : codesOf(word.slice(0, -1));
}

function codesOfSeveral(words) {
  const typed = words.join(" "), joined = words.join("");
  if (TURNED.has(fold(typed)) && !typed.includes(",")) return [];
  const codes = codesOf(typed);
  if (codes.length || joined.length < 7 || words.length > 3 || words.some(means)) return codes;
  return codesOf(joined);
}

function lengths(words, at) {
  const found = [];
  for (let length = Math.min(10, words.length - at); length > 0; length--) {
    if (fold(words[at + length - 1])) found.push(length);
  }
  return found;
}

function partyAt(words, at = 0) {
  for (const length of lengths(words, at)) {
    const typed = words.slice(at, at + length);
    const codes = length === 1 ? codesOfWord(typed[0]) : codesOfSeveral(typed);
    if (codes.length) return { role: "party", values: codes, said: "", length };
  }
  return null;
}

function termAt(words, at = 0) {
  for (const length of lengths(words, at)) {
    const folded = fold(words.slice(at, at + length).join(" "));
    const found = VOCABULARY.get(folded) ?? VOCABULARY.get(withoutEnd(folded, "s"));
    if (found) return { role: found[0], values: found[1], said: found[2], length };
  }
  return null;
}

function namedAt(words, at = 0) {
  const party = partyAt(words, at), word = termAt(words, at);
  if (party && word) return word.length > party.length ? word : party;
  return party ?? word;
}

function saidValues(role, values) {
  return role === "verification" ? values.join(" or ") : `${role} ${values.join(" or ")}`;
}
