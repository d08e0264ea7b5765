// What the reader sets, and what the page then shows.
const at = (id) => document.getElementById(id);
const LIST = at("list"), FORM_DAYS = at("days"), FORM_SEARCH = at("search"), FIRST = FORM_DAYS.dataset.first;
const TODAY = at("day").value;
let shown = RECORDS;

function filters() {
  const year = (id) => (/^\d{4}$/.test(at(id).value) ? at(id).value : null);
  const [since, until] = [year("since"), year("until")];
  return {
    supplier: at("supplier").value, recipient: at("recipient").value, status: at("status").value,
    verification: at("verification").value, category: at("category").value,
    since: since && `${since}-01-01`, until: until && `${until}-12-31`,
  };
}

function search() {
  const passed = select(filters()), words = at("q").value.trim();
  const query = words ? read(words) : null;
  const answer = query?.clauses.length ? find(passed, query) : null;
  show(answer ? answer.hits.map((hit) => hit.record) : query ? [] : passed);
  const told = [tell(answer, query, passed)];
  if (answer?.way.remark) told.push(answer.way.remark);
  if (query?.idle.length) told.push(`left out: ${query.idle.join(", ")}`);
  at("found").textContent = at("count").textContent = told.join(". ");
  mark(answer?.terms ?? []);
}

function tell(answer, query, passed) {
  if (query && !answer) return "no record: these words say nothing that a record could hold";
  if (!answer) return `${counted(passed.length, "record")}, newest first`;
  const first = { supplier: 0, recipient: 1 };
  const clauses = answer.way.clauses.toSorted((a, b) => (first[a.role] ?? 2) - (first[b.role] ?? 2));
  return `${answer.hits.length ? counted(answer.hits.length, "record") : "no record"}: ${clauses.map(sayClause).join(", ")}`;
}

function show(records) {
  shown = records;
  LIST.replaceChildren(...records.map((record) => record.article));
  at("csv").disabled = !records.length;
  writeFlows(at("day").value || TODAY, records, at("stands").value);
}

// Paints what was found, where browsers can do so without new markup.
function mark(terms) {
  if (!globalThis.CSS?.highlights) return;
  CSS.highlights.delete("found");
  if (!terms.length) return;
  const ranges = [];
  for (const record of shown) {
    const walker = document.createTreeWalker(record.article, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const match of terms.flatMap((sought) => matches(sought, walker.currentNode.data))) {
        const range = new Range();
        range.setStart(walker.currentNode, match.start);
        range.setEnd(walker.currentNode, match.end);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

function setDay(day) {
  at("day").value = day;
  at("slide").value = Math.round((Date.parse(day) - Date.parse(FIRST)) / 864e5);
  at("slide").setAttribute("aria-valuetext", day);
  writeFlows(day, shown, at("stands").value);
}

function step(later) {
  const day = at("day").value || TODAY;
  const known = new Set(shown.map((record) => `${record.s}-${record.r}`));
  const flows = FLOWS.filter((flow) => known.has(`${flow.supplier}-${flow.recipient}`));
  const days = TURNS.filter((turn) => turn <= TODAY && flows.some((flow) => flow.turns.some(([from]) => from === turn)));
  const found = later ? days.find((turn) => turn > day) : days.findLast((turn) => turn < day);
  if (found) setDay(found);
}

function csvOf(records) {
  const quote = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = records.map((record) => {
    const texts = record.t.length ? textsInOrder(record) : [];
    return record.csv.map((cell) => quote(typeof cell === "number" ? texts[cell] : cell)).join(",");
  });
  return [DATA.columns.join(","), ...lines, ""].join("\n");
}

function textsInOrder(record) {
  return textsOf(record).map((each) => each.text);
}

function download() {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([csvOf(shown)], { type: "text/csv;charset=utf-8" }));
  link.download = "armstrack.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}

// Unfolds the record that an address names, even one that the filters leave out.
function follow() {
  const id = decodeURIComponent(location.hash.slice(1));
  const record = RECORDS.find((each) => each.id === id);
  if (!record) return;
  if (!record.article.isConnected) {
    FORM_SEARCH.reset(); // which searches anew, in its own time
    setTimeout(follow);
    return;
  }
  const details = record.article.querySelector("details");
  details.open = true;
  record.article.scrollIntoView();
  details.querySelector("summary").focus({ preventScroll: true });
}

for (const status of DATA.order) at("stands").append(new Option(status, status));
FORM_SEARCH.addEventListener("input", search);
FORM_SEARCH.addEventListener("submit", (event) => event.preventDefault());
FORM_DAYS.addEventListener("submit", (event) => event.preventDefault());
FORM_SEARCH.addEventListener("reset", () => setTimeout(search));
at("slide").addEventListener("input", () => setDay(addDays(FIRST, Number(at("slide").value))));
at("day").addEventListener("change", () => setDay(at("day").value || TODAY));
at("stands").addEventListener("input", () => writeFlows(at("day").value || TODAY, shown, at("stands").value));
at("earlier").addEventListener("click", () => step(false));
at("later").addEventListener("click", () => step(true));
at("csv").addEventListener("click", download);
addEventListener("hashchange", follow);
addEventListener("beforeprint", () => {
  for (const record of shown) record.article.querySelector("details").open = true;
});
document.documentElement.classList.add("live");
at("filters").open = matchMedia("(min-width: 62rem)").matches;
at("slide").setAttribute("aria-valuetext", TODAY);
follow();
