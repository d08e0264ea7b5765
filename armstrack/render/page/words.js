// How words are compared and found: what words.py and matching.py do.
const SIGNS = { "\u0131": "i", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th" };
const SPELLINGS = [["licens", "licenc"], ["defens", "defenc"], ["armor", "armour"], ["canceled", "cancelled"]];
const ENDINGS = [["ies", "y"], ["ings", ""], ["ing", ""], ["ed", ""], ["es", ""], ["s", ""], ["e", ""]];
const WHOLE = 2, FORM = 1, BEGINNING = 0;

function turned(text) {
  return text.replace(/[\u0131ßøłđðæœþ]/g, (sign) => SIGNS[sign]);
}

// Case and accents set aside, all but letters and digits made blanks.
function letters(text) {
  let low = text.toLowerCase();
  if (/[^\0-\x7f]/.test(low)) {
    low = turned(turned(low).normalize("NFKD").toLowerCase().replace(/\p{Mn}/gu, ""));
  }
  return low.replaceAll("&", " and ").replace(/[^\p{L}\p{N}]/gu, " ");
}

function fold(text) {
  const words = letters(text).split(" ").filter(Boolean);
  while (words.length > 1 && words[0] === "the") words.shift();
  return words.join(" ");
}

function isUpper(text) {
  return /\p{Lu}/u.test(text) && text === text.toUpperCase();
}

// The folded words of a text, each with its place in the text as written.
function wordsIn(text) {
  if (!/[^\0-\x7f]|&/.test(text)) {
    return [...text.toLowerCase().matchAll(/[a-z0-9]+/g)].map((m) => ({ text: m[0], start: m.index, end: m.index + m[0].length }));
  }
  let folded = "";
  const starts = [], ends = [];
  let place = 0;
  for (const letter of text) {
    const part = letters(letter);
    for (let i = 0; i < part.length; i++) {
      starts.push(place);
      ends.push(place + letter.length);
    }
    folded += part;
    place += letter.length;
  }
  return [...folded.matchAll(/\S+/g)].map((m) => ({ text: m[0], start: starts[m.index], end: ends[m.index + m[0].length - 1] }));
}

function squeeze(text) {
  return letters(text).replaceAll(" ", "");
}

function isAlpha(word) {
  return /^\p{L}+$/u.test(word);
}

function withoutEnd(word, ending) {
  return ending && word.endsWith(ending) ? word.slice(0, -ending.length) : word;
}

function stem(word) {
  if (!isAlpha(word)) return withoutEnd(word, "s");
  for (const [ending, instead] of ENDINGS) {
    if (word.endsWith(ending) && !word.endsWith("ss") && word.length - ending.length >= 4) {
      return withoutEnd(word, ending) + instead;
    }
  }
  return word;
}

// A word or phrase to find, in each of its spellings.
function makeTerm(spellings, least = BEGINNING, longer = []) {
  const keys = spellings.map((words) => withoutEnd(stem(words.join("")), "y"));
  return { spellings, least, longer, keys };
}

function term(typed) {
  const words = wordsIn(typed).map((word) => word.text);
  if (!words.length) return null;
  const spellings = [words];
  for (const pair of SPELLINGS) {
    for (const [one, other] of [pair, [pair[1], pair[0]]]) {
      const turnedWords = words.map((word) => word.replaceAll(one, other));
      if (turnedWords.join(" ") !== words.join(" ")) spellings.push(turnedWords);
    }
  }
  return makeTerm(spellings);
}

function anyOf(terms) {
  const unique = new Map(terms.flatMap((each) => each.spellings).map((words) => [words.join(" "), words]));
  return makeTerm([...unique.values()]);
}

function mayMatch(sought, squeezed) {
  return sought.keys.some((key) => squeezed.includes(key));
}

// Everywhere that a term stands in a text.
function matches(sought, text) {
  if (!mayMatch(sought, squeeze(text))) return [];
  const words = wordsIn(text);
  const others = matchAll(words, sought.longer).filter((found) => found.nearness >= FORM);
  return matchAll(words, sought.spellings).filter(
    (found) => found.nearness >= sought.least && !others.some((o) => o.start <= found.start && found.end <= o.end),
  );
}

function matchAll(words, spellings) {
  const found = [];
  for (const spelling of spellings) {
    for (let place = 0; place < words.length; place++) {
      const match = words[place].text[0] === spelling[0][0] ? matchAt(words, place, spelling) : null;
      if (match) found.push(match);
    }
  }
  return found;
}

function matchAt(words, place, sought) {
  const whole = sought.join("");
  const before = whole.slice(0, whole.length - sought.at(-1).length);
  let joined = "", best = null;
  for (let last = place; last < words.length; last++) {
    joined += words[last].text;
    const aligned = last - place + 1 === sought.length && joined.startsWith(before);
    const nearness = near(joined, whole, aligned, last === place);
    if (nearness !== null && (best === null || nearness > best.nearness)) {
      best = { start: words[place].start, end: words[last].end, nearness };
    }
    if (!whole.startsWith(joined)) break;
  }
  return best;
}

function near(joined, whole, aligned, oneWord) {
  const fits = aligned || oneWord || !isAlpha(whole);
  if (joined === whole) return fits || whole.length >= 4 ? WHOLE : null;
  if (!fits) return null;
  if (stem(joined) === stem(whole)) return FORM;
  const long = whole.length >= 3 || !isAlpha(whole);
  const begins = joined.startsWith(whole) && long && !/^\d+$/.test(whole);
  const cut = begins && /\d$/.test(whole) && /\d/.test(joined[whole.length]);
  return begins && !cut ? BEGINNING : null;
}
