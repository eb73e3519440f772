// The shoot: the stripboard, the calendar and the day-out-of-days tell what is pointed at.
const shoot = data.shoot;

// A text, or one in English and Chinese of which the style sheet shows one.
function speech(told) {
  if (typeof told === "string") return [told];
  return ["en", "zh"].map((language, n) => {
    const span = document.createElement("span");
    span.className = language;
    span.lang = language === "zh" ? "zh-Hans" : "en";
    span.textContent = told[n];
    return span;
  });
}

function made(tag, name, ...inside) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside);
  return element;
}

// Minutes after midnight as on a call sheet; "+1" for the next morning.
function hour(minutes) {
  const day = Math.floor(minutes / 1440);
  const rest = minutes - 1440 * day;
  const other = day ? ` ${day > 0 ? "+" : "−"}${Math.abs(day)}` : "";
  return `${two(Math.floor(rest / 60))}:${two(rest % 60)}${other}`;
}

function table(heads, rows) {
  const row = (cells, plain) => made("tr", "", ...cells.map((one, n) => made(n && plain ? "td" : "th", "", ...speech(one))));
  return made("table", "calls", made("thead", "", row(heads, false)), made("tbody", "", ...rows.map((one) => row(one, true))));
}

function sheet(part, { key = "", no = "", head, cast = [], facts = [], why = [], broken = [], parts = [], calls = [], day }) {
  const title = [...(no ? [made("b", "no", no), " "] : []), made("span", "", ...speech(head))];
  const first = made("p", "head");
  if (key) {
    const link = made("a", "", ...title);
    link.href = `#scene-${key}`;
    first.append(link);
  } else first.append(...title);
  const told = [first];
  const values = day === undefined ? facts : [shoot.days[day], ...facts];
  if (values.length) told.push(made("p", "values", ...values.map((fact) => made("span", "", ...speech(fact)))));
  if (cast.length) told.push(made("p", "cast-of", cast.map((n) => shoot.people[n]).join(", ")));
  if (broken.length) told.push(made("ul", "bad", ...broken.map((n) => made("li", "", ...speech(shoot.broken[n])))));
  if (why.length) told.push(made("ul", "why", ...why.map((one) => made("li", "", ...speech(one)))));
  if (parts.length) {
    const called = calls.map(([n, ...times]) => [shoot.people[n], ...times.map(hour)]);
    const hours = parts.map(([from, to, ...rest]) => [`${hour(from)}–${hour(to)}`, ...rest]);
    told.push(made("div", "sheets", table(shoot.parts, hours), ...(calls.length ? [table(shoot.calls, called)] : [])));
  }
  find(".told", part).replaceChildren(...told);
}

function stripboard(part) {
  const board = find(".stripboard", part);
  const reel = find(".reel", board);
  const field = find(".field", board);
  const cursor = find(".cursor", field);
  const strips = all(".strip-of", field);
  let at = -1;
  function show(n) {
    if (n < 0 || n === at) return;
    at = n;
    cursor.hidden = false;
    cursor.style.left = strips[n].style.left;
    sheet(part, shoot.strips[n]);
  }
  // Kept in sight inside the reel alone: the page stays where its reader is.
  function follow() {
    const { offsetLeft: left, offsetWidth: wide } = strips[at];
    if (left < reel.scrollLeft) reel.scrollLeft = left - wide;
    else if (left + wide > reel.scrollLeft + reel.clientWidth) {
      reel.scrollLeft = left + 2 * wide - reel.clientWidth;
    }
  }
  function under(event) {
    const box = field.getBoundingClientRect();
    const x = event.clientX - box.left;
    if (x < 0 || event.clientX < reel.getBoundingClientRect().left) return -1;
    return strips.findLastIndex((strip) => strip.offsetLeft <= x);
  }
  const go = () => {
    if (at >= 0 && shoot.strips[at].key) location.hash = `#scene-${shoot.strips[at].key}`;
  };
  let finger = false;
  board.addEventListener("pointermove", (event) => show(under(event)));
  board.addEventListener("pointerdown", (event) => {
    finger = event.pointerType === "touch";
    show(under(event));
  });
  // A finger only asks; the way to the scene stands in what is told.
  reel.addEventListener("click", (event) => { if (!finger && under(event) >= 0) go(); });
  board.addEventListener("keydown", (event) => {
    const stride = strides[event.key];
    if (stride) {
      event.preventDefault();
      const last = strips.length - 1;
      if (stride[1] && at >= 0) {
        const starts = all(".of-day", field).map((day) => day.offsetLeft);
        const here = starts.findLastIndex((start) => start <= strips[at].offsetLeft);
        const start = starts[between(0, here + stride[1], starts.length - 1)];
        show(between(0, strips.findIndex((strip) => strip.offsetLeft >= start - 1), last));
      } else show(between(0, at + (stride[0] || stride[1]), last));
      follow();
    } else if (event.key === "Enter") go();
  });
  const buttons = all(".views button", part);
  const near = (how) => {
    board.dataset.near = how;
    for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.near === how);
    if (at >= 0) follow();
  };
  for (const button of buttons) button.addEventListener("click", () => near(button.dataset.near));
  // What is written on strips shows where a strip is wide enough for it.
  const fit = () => {
    const wide = strips[0].getBoundingClientRect().width;
    if (!wide) return;
    board.classList.toggle("fine", wide >= 17);
    board.classList.toggle("bare", wide < 11);
    // Where the whole board can be read there is nothing to come closer to.
    if (board.dataset.near === "whole") find(".views", part).hidden = wide >= 26;
  };
  new ResizeObserver(fit).observe(field);
  const least = reel.clientWidth / Number(getComputedStyle(board).getPropertyValue("--units"));
  // A strip of a few pixels cannot be pointed at with a finger: begin close, then.
  if (least < 17 && matchMedia("(max-width: 46rem)").matches) near("close");
  fit();
}

function months(part) {
  const box = find(".months", part);
  const cells = all("[data-date]", box);
  let at = -1;
  function show(n) {
    if (n < 0 || n === at) return;
    cells[at]?.classList.remove("here");
    at = n;
    cells[n].classList.add("here");
    sheet(part, shoot.dates[cells[n].dataset.date]);
  }
  const point = (event) => show(cells.indexOf(event.target.closest("[data-date]")));
  box.addEventListener("pointermove", point);
  box.addEventListener("pointerdown", point);
  box.addEventListener("keydown", (event) => {
    const stride = strides[event.key];
    if (!stride) return;
    event.preventDefault();
    if (at < 0) return show(0);
    if (!stride[1]) return show(between(0, at + stride[0], cells.length - 1));
    // Up and down a week: the nearest day that has anything to tell.
    const day = (cell) => Date.parse(cell.dataset.date) / 864e5;
    const wanted = day(cells[at]) + 7 * stride[1];
    const far = cells.map((cell) => Math.abs(day(cell) - wanted));
    return show(far.indexOf(Math.min(...far)));
  });
}

function daysOut(part) {
  const box = find(".out", part);
  const rows = all("tbody tr", box);
  let at = [-1, -1];
  const cell = ([row, column]) => rows[row]?.cells[column + 1];
  const columns = rows[0].cells.length - 3;
  function show(row, column) {
    if (row < 0 || column < 0 || column >= columns) return;
    cell(at)?.classList.remove("here");
    at = [row, column];
    cell(at).classList.add("here");
    const { name, at: places, why } = shoot.out.rows[row];
    const reason = places[column] ?? -1;
    const head = shoot.out.whens[column];
    const facts = [head, ...(cell(at).textContent ? [cell(at).textContent] : [])];
    sheet(part, { head: name, facts, why: reason < 0 ? [] : [why[reason]] });
  }
  const point = (event) => {
    const one = event.target.closest("tbody td");
    if (one) show(rows.indexOf(one.parentElement), one.cellIndex - 1);
  };
  box.addEventListener("pointermove", point);
  box.addEventListener("pointerdown", point);
  box.addEventListener("keydown", (event) => {
    const stride = strides[event.key];
    if (!stride) return;
    event.preventDefault();
    const [row, column] = at[0] < 0 ? [0, 0] : [at[0] + stride[1], at[1] + stride[0]];
    show(between(0, row, rows.length - 1), between(0, column, columns - 1));
    const one = cell(at);
    const left = one.offsetLeft - rows[at[0]].cells[0].offsetWidth;
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (one.offsetLeft + one.offsetWidth > box.scrollLeft + box.clientWidth) {
      box.scrollLeft = one.offsetLeft + one.offsetWidth - box.clientWidth;
    }
  });
}

for (const [id, what, begin] of [["board", ".strip-of", stripboard], ["calendar", ".months", months], ["out", ".out", daysOut]]) {
  const part = find(`#shoot-${id}`);
  if (part && find(what, part)) begin(part);
}
