// The story's drawings: point, tap or walk with the arrow keys; what they tell stands beside them.
const story = find("#story");

// Arrow keys, Home and End as steps; undefined for any other key.
const strides = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
  Home: [-1e6, 0], End: [1e6, 0] };
const between = (low, value, high) => Math.max(low, Math.min(high, value));

function tell(part, source) {
  const told = find(".told", part);
  told.replaceChildren(...[...source.childNodes].map((node) => node.cloneNode(true)));
}

function lanes(part) {
  const box = find(".lanes", part);
  const cursor = find(".cursor", box);
  const moments = all(".moments > div", part);
  const starts = moments.map((one) => Number(one.dataset.x));
  let at = -1;
  function show(n) {
    if (n === at || n < 0) return;
    at = n;
    cursor.hidden = false;
    cursor.style.left = `${starts[n]}%`;
    cursor.style.width = `${(starts[n + 1] ?? 100) - starts[n]}%`;
    tell(part, moments[n]);
  }
  const point = (event) => {
    const plot = find(".plot", box).getBoundingClientRect();
    const x = between(0, (100 * (event.clientX - plot.left)) / plot.width, 100);
    show(starts.findLastIndex((start) => start <= x));
  };
  box.addEventListener("pointermove", point);
  box.addEventListener("pointerdown", point);
  box.addEventListener("keydown", (event) => {
    const stride = strides[event.key];
    if (stride) {
      event.preventDefault();
      show(between(0, at + (stride[0] || stride[1]), moments.length - 1));
    } else if (event.key === "Enter" && at >= 0) find("a", moments[at]).click();
  });
  const buttons = all(".whose button", part);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const chosen = button.dataset.arc;
      for (const other of buttons) other.setAttribute("aria-pressed", other === button);
      for (const arc of all(".arc", part)) {
        const own = arc.dataset.arc;
        arc.toggleAttribute("hidden", own !== "" && own !== chosen);
        arc.classList.toggle("behind", own === "" && chosen !== "");
      }
    });
  }
}

function web(part) {
  for (const network of all(".network", part)) {
    const parts = [...all(".node", network), ...all(".edge", network)];
    let picked = null;
    const light = (one) => {
      const { node, a, b } = one?.dataset ?? {};
      network.classList.toggle("lit", Boolean(one));
      for (const other of parts) {
        const { node: n, a: from, b: to } = other.dataset;
        const beside = node === undefined
          ? n === a || n === b || other === one
          : n === node || from === node || to === node
            || all(`.edge[data-a="${node}"][data-b="${n}"], .edge[data-b="${node}"][data-a="${n}"]`, network).length > 0;
        other.classList.toggle("on", Boolean(one) && (n === undefined && node === undefined ? other === one : beside));
        other.classList.toggle("picked", other === one);
      }
      if (!one) return;
      const { edge } = one.dataset;
      const facts = find(`.facts-of > [data-${edge ? "edge" : "node"}="${edge ?? node}"]`, part);
      if (facts) tell(part, facts);
    };
    for (const one of parts) {
      one.addEventListener("pointerenter", () => light(one));
      one.addEventListener("focus", () => light(one));
      one.addEventListener("click", () => { picked = picked === one ? null : one; light(one); });
    }
    network.addEventListener("pointerleave", () => light(picked));
    network.addEventListener("focusout", () => light(picked));
    network.addEventListener("keydown", (event) => {
      const stride = strides[event.key];
      if (!stride) return;
      event.preventDefault();
      const here = parts.indexOf(event.target.closest(".node, .edge"));
      const next = parts[between(0, here + (stride[0] || stride[1]), parts.length - 1)];
      // One stop of the tab key for the whole drawing: where one was last.
      for (const one of parts) one.setAttribute("tabindex", one === next ? 0 : -1);
      next.focus();
    });
  }
}

function presence(part) {
  const matrix = find(".matrix", part);
  const rows = all(".row[data-name]", matrix);
  const heads = all("#story-lanes .moments .head", story);
  const columns = Number(matrix.dataset.columns);
  const cells = rows.map((row) => new Map(row.dataset.cells.trim().split(" ").filter(Boolean)
    .map((cell) => cell.split(":")).map(([n, ...rest]) => [Number(n), rest])));
  const spot = document.createElement("i");
  spot.className = "spot";
  let at = [-1, -1];
  function show(row, column) {
    if (row === at[0] && column === at[1]) return;
    at = [row, column];
    const [kind, lines, said] = cells[row].get(column) ?? ["none", 0, 0];
    spot.style.left = `${(100 * column) / columns}%`;
    spot.style.width = `${100 / columns}%`;
    find(".cells", rows[row]).append(spot);
    rows.forEach((one, n) => one.classList.toggle("here", n === row));
    const words = find(".cell-words", part).cloneNode(true);
    find(".who", words).textContent = rows[row].dataset.name;
    find(".where-is", words).append(...[...heads[column].childNodes].map((node) => node.cloneNode(true)));
    for (const line of all("[data-kind]", words)) if (line.dataset.kind !== kind) line.remove();
    for (const [name, value] of [["lines", lines], ["words", said]]) {
      const place = find(`.${name}`, words);
      if (place) place.textContent = value;
    }
    tell(part, words);
  }
  const point = (event) => {
    const row = rows.indexOf(event.target.closest(".row[data-name]"));
    if (row < 0) return;
    const box = find(".cells", rows[row]).getBoundingClientRect();
    if (event.clientX < box.left) return;
    show(row, between(0, Math.floor(((event.clientX - box.left) / box.width) * columns), columns - 1));
  };
  matrix.addEventListener("pointermove", point);
  matrix.addEventListener("pointerdown", point);
  matrix.addEventListener("keydown", (event) => {
    const stride = strides[event.key];
    if (stride) {
      event.preventDefault();
      const [row, column] = at[0] < 0 ? [0, 0] : [at[0] + stride[1], at[1] + stride[0]];
      show(between(0, row, rows.length - 1), between(0, column, columns - 1));
    } else if (event.key === "Enter" && at[0] >= 0) find("a", heads[at[1]]).click();
  });
}

function cardsOf(part) {
  const form = find("form", part);
  const cards = all(".cards > li", part);
  const nothing = find(".nothing", part);
  const fits = (card, name, wanted) => {
    if (!wanted) return true;
    if (name === "who") return card.dataset.who.split(" ").includes(wanted);
    // A scene both inside and outside is found under either.
    if (name === "place" && card.dataset.place === "both") return true;
    return card.dataset[name] === wanted;
  };
  const choose = () => {
    const wanted = [...new FormData(form)];
    for (const card of cards) card.hidden = !wanted.every(([name, value]) => fits(card, name, value));
    const count = cards.filter((card) => !card.hidden).length;
    find(".found b", form).textContent = count;
    nothing.hidden = count > 0;
  };
  form.addEventListener("input", choose);
  form.addEventListener("change", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  find(".all", nothing).addEventListener("click", () => {
    form.reset();
    choose();
    find("select", form).focus();
  });
}

for (const [id, begin] of [["lanes", lanes], ["people", web], ["presence", presence], ["cards", cardsOf]]) {
  const part = find(`#story-${id}`);
  if (part && find(".lanes, .network, .matrix, form", part)) begin(part);
}
