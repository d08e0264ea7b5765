// The time that words name; what periods.py does. Days are ISO 8601 texts.
const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const YEAR = "(?:19|20)\\d\\d";
const DATE = new RegExp(`^${YEAR}(?:-\\d\\d?){0,2}$`);
const RANGE = new RegExp(`^(?:(${YEAR})[-\u2013\u2014](${YEAR})|(${YEAR}(?:-\\d\\d){0,2})(?:/|\\.\\.)(${YEAR}(?:-\\d\\d){0,2}))$`);
const ONLY_YEAR = new RegExp(`^${YEAR}$`);
const DAY_NUMBER = /^(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/;
const BOUNDS = {
  since: "since", supplier: "since", after: "after", until: "until", recipient: "until", actor: "until",
  before: "before", place: "", between: "",
};

function addDays(day, count) {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + count);
  return moved.toISOString().slice(0, 10);
}

function timeAt(words) {
  const bare = periodAt(words, 0);
  if (bare) return stretch(words, bare);
  const bound = BOUNDS[means(words[0])];
  const found = periodAt(words, 1);
  if (!found || bound === undefined) return null;
  const ends = {
    since: [found.first, null], after: [addDays(found.last, 1), null],
    until: [null, found.last], before: [null, addDays(found.first, -1)], "": [found.first, found.last],
  }[bound];
  return { first: ends[0], last: ends[1], said: `${bound} ${found.said}`.trim(), length: found.length + 1 };
}

function stretch(words, first) {
  const link = words[first.length] ?? "";
  const last = periodAt(words, first.length + 1);
  if (last && last.last >= first.first && ["recipient", "until"].includes(means(link))) {
    return joined(first, last, first.length + 1 + last.length);
  }
  return first;
}

function joined(first, last, length) {
  return { first: first.first, last: last.last, said: `${first.said} to ${last.said}`, length };
}

function periodAt(words, at) {
  const strip = (word) => (word ?? "").replace(/^[?,;:.]+|[?,;:.]+$/g, "").toLowerCase();
  const [one, two, three] = [0, 1, 2].map((step) => strip(words[at + step]));
  const between = RANGE.exec(one);
  if (between) {
    const [first, last] = between.slice(1).filter(Boolean).map((text) => readPeriod(text, 1));
    return first && last && last.last >= first.first ? joined(first, last, 1) : null;
  }
  if (DATE.test(one)) return readPeriod(one, 1);
  if (!ONLY_YEAR.test(three)) return ONLY_YEAR.test(two) ? readPeriod(`${two}-${month(one)}`, 2) : null;
  for (const [name, day] of [[one, two], [two, one]]) {
    const number = DAY_NUMBER.exec(day);
    if (number) return readPeriod(`${three}-${month(name)}-${number[1]}`, 3);
  }
  return null;
}

function month(word) {
  return MONTHS.findIndex((name) => (word.length === 3 ? name.slice(0, 3) : name) === word) + 1;
}

function readPeriod(text, length) {
  const said = text.split("-").map((part) => part.padStart(2, "0")).join("-");
  const [year, monthNumber, day] = said.split("-");
  const first = [year, monthNumber ?? "01", day ?? "01"].join("-");
  const moment = new Date(`${first}T00:00:00Z`);
  if (Number.isNaN(moment.valueOf()) || moment.toISOString().slice(0, 10) !== first) return null;
  const after = day ? addDays(first, 1) : new Date(Date.UTC(+year, monthNumber ? +monthNumber : 12, 1)).toISOString().slice(0, 10);
  return { first, last: addDays(after, -1), said, length };
}
