// The flows on a day, from the days on which each changes. A row is written anew, never made of markup.
const FLOWS = DATA.flows.map(([supplier, recipient, turns]) => ({
  supplier, recipient, turns, row: document.querySelector(`tr[data-flow="${supplier}-${recipient}"]`),
}));
const TURNS = [...new Set(FLOWS.flatMap((flow) => flow.turns.map(([day]) => day)))].sort();
const TITLES = new Map(DATA.records.map((record, place) => [record.id, ARTICLES[place].querySelector("h3").textContent]));
const BODY = document.querySelector("tbody");

function stateOn(flow, day) {
  let place = 0;
  for (const [from, state] of flow.turns) {
    if (from > day) break;
    place = state;
  }
  const [status, certain, since, flags, id] = DATA.states[place];
  return { status, certain, since, flags, id };
}

function make(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function chip(status) {
  return make("span", status, `chip s-${status}`);
}

function writeRow(flow, state) {
  const [, , status, since, flags, decided] = flow.row.cells;
  status.replaceChildren(chip(state.status), " ", ...(state.certain ? [] : [make("span", "uncertain", "doubt")]));
  since.textContent = state.since;
  flags.textContent = state.flags.join(", ");
  decided.replaceChildren();
  if (TITLES.has(state.id)) {
    const link = make("a", TITLES.get(state.id));
    link.href = `#${state.id}`;
    decided.append(link);
  }
}

// Writes the table for a day: the flows of these records, stops first, that stand there.
function writeFlows(day, records, stands) {
  const wanted = new Set(records.map((record) => `${record.s}-${record.r}`));
  const all = FLOWS.map((flow) => ({ flow, state: stateOn(flow, day) })).filter(({ flow }) => wanted.has(`${flow.supplier}-${flow.recipient}`));
  const shown = all.filter(({ state }) => !stands || state.status === stands);
  shown.sort((a, b) => DATA.order.indexOf(a.state.status) - DATA.order.indexOf(b.state.status));
  for (const { flow, state } of shown) writeRow(flow, state);
  BODY.replaceChildren(...shown.map(({ flow }) => flow.row));
  document.querySelector("caption").textContent = `${counted(shown.length, "flow")} on ${day}, all goods`;
}

function counted(number, word) {
  return `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
}
