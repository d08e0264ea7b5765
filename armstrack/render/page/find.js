// Records that meet a question, best first; what search.py and select.py do.
const ARTICLES = [...document.querySelectorAll("#list article")];
const RECORDS = DATA.records.map((record, place) => ({ ...record, article: ARTICLES[place] }));
const HELD = {
  supplier: (r) => [r.s],
  recipient: (r) => [r.r],
  party: (r) => [r.s, r.r, ...r.v],
  via: (r) => r.v,
  actor: (r) => [r.a],
  involved: (r) => [r.s, r.r, ...r.v, r.a, ...r.sp],
  place: (r) => [r.s, r.r, ...r.v, r.a, ...r.sp],
  kind: (r) => [r.k],
  category: (r) => r.c,
  verification: (r) => [r.ve],
};

// The texts of a record, those that weigh most first, each with its label and weight.
function textsOf(record) {
  if (!record.texts) {
    const whole = record.article.textContent;
    const text = (told) => (typeof told === "string" ? told : whole.substr(told[0], told[1]));
    record.texts = record.t.flatMap(([label, listed]) =>
      listed.map((told) => ({ label: DATA.labels[label][0], weight: DATA.labels[label][1], text: text(told) })),
    );
    record.squeezed = squeeze(record.texts.map((each) => each.text).join("\n"));
  }
  return record.texts;
}

function bestMatch(record, sought) {
  const texts = textsOf(record);
  if (!mayMatch(sought, record.squeezed)) return null;
  let best = null;
  for (const text of texts) {
    if (best && text.weight < best.text.weight) break;
    for (const match of matches(sought, text.text)) {
      const score = 3 * text.weight + match.nearness;
      if (best === null || score > best.score) best = { score, text };
    }
  }
  return best;
}

const NAMED = new Map();

// The names of parties as a text to find, whole; words that are mostly other words left out.
function namedTerm(codes) {
  const key = codes.join(" ");
  if (!NAMED.has(key)) {
    const own = new Map(), longer = [];
    const spelt = [...PARTIES.values()].map((party) => [
      party.code,
      party.names.filter((name) => squeeze(name).length >= 3 && !means(name)).map((name) => wordsIn(name).map((word) => word.text)),
    ]);
    const names = new Map(spelt);
    for (const words of codes.flatMap((code) => names.get(code) ?? [])) own.set(words.join(" "), words);
    for (const [code, listed] of spelt) {
      if (codes.includes(code)) continue;
      for (const words of listed) {
        const long = ` ${words.join(" ")} `;
        if ([...own].some(([short, parts]) => words.length > parts.length && long.includes(` ${short} `))) longer.push(words);
      }
    }
    NAMED.set(key, makeTerm([...own.values()], FORM, longer));
  }
  return NAMED.get(key);
}

function termOf(one) {
  return one.role === "named" ? namedTerm(one.values) : one.term;
}

function inTime(record, since, until) {
  const [first, last] = record.d;
  return (!since || last === null || last >= since) && (!until || first <= until);
}

function meets(record, one) {
  const sought = termOf(one);
  if (sought) return bestMatch(record, sought) !== null;
  if (one.role === "period") return inTime(record, one.first, one.last);
  const held = HELD[one.role](record).some((value) => one.values.includes(value));
  return held || (one.role === "place" && bestMatch(record, namedTerm(one.values)) !== null);
}

function meetAll(records, way) {
  const filters = way.clauses.filter((one) => one.excluded || !termOf(one));
  const terms = way.clauses.filter((one) => !one.excluded && termOf(one)).map(termOf);
  const hits = [];
  for (const record of records) {
    if (!filters.every((one) => meets(record, one) !== one.excluded)) continue;
    const found = terms.map((sought) => bestMatch(record, sought));
    if (found.includes(null)) continue;
    hits.push({ record, score: found.reduce((sum, each) => sum + each.score, 0), texts: found.map((each) => each.text) });
  }
  const order = (one, other) => (one < other ? -1 : Number(one > other));
  hits.sort((a, b) => b.score - a.score || order(b.record.d[0], a.record.d[0]) || order(a.record.id, b.record.id));
  return { hits, way, terms };
}

// The records that meet a query, taken in the strictest way that finds any.
function find(records, query) {
  const [strictest, ...others] = attempts(query);
  let answer = meetAll(records, strictest);
  for (const way of others) {
    if (answer.hits.length) return answer;
    if (!way.unless.some((clauses) => meetAll(records, { clauses }).hits.length)) answer = meetAll(records, way);
  }
  return answer.hits.length ? answer : { ...answer, way: strictest };
}

// The records that pass the filters, in the order of the page.
function select(filters) {
  return RECORDS.filter(
    (r) =>
      (!filters.supplier || r.s === filters.supplier) &&
      (!filters.recipient || r.r === filters.recipient) &&
      (!filters.status || r.st === filters.status) &&
      (!filters.verification || r.ve === filters.verification) &&
      (!filters.category || r.of.includes(filters.category)) &&
      inTime(r, filters.since, filters.until),
  );
}
